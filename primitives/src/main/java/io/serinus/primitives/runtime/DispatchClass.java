package io.serinus.primitives.runtime;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/** Which of a block's limits a dispatch counts against. */
public enum DispatchClass {
  /** What users do. */
  NORMAL,
  /** What keeps the chain running; has room of its own. */
  OPERATIONAL,
  /** What every block must contain; has no limit. */
  MANDATORY;

  public static final Codec<DispatchClass> CODEC =
      Codecs.enumeration("frame_support::dispatch::DispatchClass", values());
}
