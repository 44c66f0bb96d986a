package io.serinus.primitives.runtime;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/** Which extrinsics may be in a block that has been initialised. */
public enum ExtrinsicInclusionMode {
  ALL_EXTRINSICS,
  /** None but inherents: migrations are under way. */
  ONLY_INHERENTS;

  public static final Codec<ExtrinsicInclusionMode> CODEC =
      Codecs.enumeration("sp_runtime::ExtrinsicInclusionMode", values());
}
