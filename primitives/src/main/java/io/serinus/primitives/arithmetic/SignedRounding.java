package io.serinus.primitives.arithmetic;

/** What becomes of the fraction that a division of signed numbers leaves. */
public enum SignedRounding {
  /** Up. */
  HIGH(Rounding.UP, Rounding.DOWN),
  /** Down. */
  LOW(Rounding.DOWN, Rounding.UP),
  /** To the nearest; up from the middle. */
  NEAREST_PREF_HIGH(Rounding.NEAREST_PREF_UP, Rounding.NEAREST_PREF_DOWN),
  /** To the nearest; down from the middle. */
  NEAREST_PREF_LOW(Rounding.NEAREST_PREF_DOWN, Rounding.NEAREST_PREF_UP),
  /** Away from zero. */
  MAJOR(Rounding.UP, Rounding.UP),
  /** Towards zero. */
  MINOR(Rounding.DOWN, Rounding.DOWN),
  /** To the nearest; away from zero from the middle. */
  NEAREST_PREF_MAJOR(Rounding.NEAREST_PREF_UP, Rounding.NEAREST_PREF_UP),
  /** To the nearest; towards zero from the middle. */
  NEAREST_PREF_MINOR(Rounding.NEAREST_PREF_DOWN, Rounding.NEAREST_PREF_DOWN);

  private final Rounding above;
  private final Rounding below;

  SignedRounding(Rounding above, Rounding below) {
    this.above = above;
    this.below = below;
  }

  /** How the number without its sign is rounded. */
  Rounding ofMagnitude(boolean negative) {
    return negative ? below : above;
  }
}
