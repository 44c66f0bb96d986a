package io.serinus.primitives.runtime;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/** Why a transfer or a hold of a token failed. */
public enum TokenError {
  /** Too little is free. */
  FUNDS_UNAVAILABLE,
  /** The account would be removed, though something needs it. */
  ONLY_PROVIDER,
  /** The account could not exist with so little. */
  BELOW_MINIMUM,
  /** The account cannot be created. */
  CANNOT_CREATE,
  UNKNOWN_ASSET,
  /** The funds are there, but frozen. */
  FROZEN,
  UNSUPPORTED,
  CANNOT_CREATE_HOLD,
  NOT_EXPENDABLE,
  /** The account takes nothing in. */
  BLOCKED;

  public static final Codec<TokenError> CODEC =
      Codecs.enumeration("sp_runtime::TokenError", values());
}
