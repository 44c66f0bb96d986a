package io.serinus.primitives.runtime;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/** Why a calculation failed. */
public enum ArithmeticError {
  UNDERFLOW,
  OVERFLOW,
  DIVISION_BY_ZERO;

  public static final Codec<ArithmeticError> CODEC =
      Codecs.enumeration("sp_arithmetic::ArithmeticError", values());
}
