package io.serinus.primitives.arithmetic;

/** What becomes of the fraction that an integer division leaves. */
public enum Rounding {
  /** Up, if anything is left. */
  UP,
  /** Away. */
  DOWN,
  /** To the nearest integer; up from the middle. */
  NEAREST_PREF_UP,
  /** To the nearest integer; down from the middle. */
  NEAREST_PREF_DOWN
}
