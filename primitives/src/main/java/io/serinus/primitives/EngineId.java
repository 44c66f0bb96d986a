package io.serinus.primitives;

import io.serinus.scale.Codec;
import java.nio.charset.StandardCharsets;

/** Whom an item of a header's digest is for, {@code ConsensusEngineId}. */
public final class EngineId extends FixedBytes<EngineId> {
  /** Its size in bytes. */
  public static final int LENGTH = 4;

  public static final Codec<EngineId> CODEC = bareCodec(LENGTH, EngineId::new);
  public static final EngineId BABE = of("BABE");
  public static final EngineId GRANDPA = of("FRNK");
  public static final EngineId BEEFY = of("BEEF");
  public static final EngineId AURA = of("aura");

  private EngineId(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** A copy of the 4 bytes. */
  public static EngineId of(byte[] bytes) {
    return new EngineId(bytes.clone());
  }

  /** From a text of four ASCII characters. */
  public static EngineId of(String text) {
    return new EngineId(text.getBytes(StandardCharsets.US_ASCII));
  }
}
