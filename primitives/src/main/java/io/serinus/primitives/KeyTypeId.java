package io.serinus.primitives;

import io.serinus.scale.Codec;
import java.nio.charset.StandardCharsets;

/** What a key is used for, {@code KeyTypeId}: {@code babe}, {@code gran}, … */
public final class KeyTypeId extends FixedBytes<KeyTypeId> {
  /** Its size in bytes. */
  public static final int LENGTH = 4;

  public static final Codec<KeyTypeId> CODEC =
      codec("sp_core::crypto::KeyTypeId", LENGTH, "[u8; 4]", KeyTypeId::new);
  public static final KeyTypeId ACCOUNT = of("acco");
  public static final KeyTypeId BABE = of("babe");
  public static final KeyTypeId GRANDPA = of("gran");
  public static final KeyTypeId AUTHORITY_DISCOVERY = of("audi");
  public static final KeyTypeId PARACHAIN_VALIDATOR = of("para");
  public static final KeyTypeId PARACHAIN_ASSIGNMENT = of("asgn");
  public static final KeyTypeId BEEFY = of("beef");
  public static final KeyTypeId IM_ONLINE = of("imon");
  public static final KeyTypeId AURA = of("aura");

  private KeyTypeId(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** A copy of the 4 bytes. */
  public static KeyTypeId of(byte[] bytes) {
    return new KeyTypeId(bytes.clone());
  }

  /** From a text of four ASCII characters. */
  public static KeyTypeId of(String text) {
    return new KeyTypeId(text.getBytes(StandardCharsets.US_ASCII));
  }
}
