package io.serinus.primitives.runtime;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/** Whether a dispatch costs a fee. */
public enum Pays {
  YES,
  NO;

  public static final Codec<Pays> CODEC =
      Codecs.enumeration("frame_support::dispatch::Pays", values());
}
