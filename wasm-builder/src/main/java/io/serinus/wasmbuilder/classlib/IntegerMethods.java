package io.serinus.wasmbuilder.classlib;

/** Of {@link Integer}. */
public final class IntegerMethods {
  private IntegerMethods() {}

  public static long toUnsignedLong(int value) {
    return value & 0xffff_ffffL;
  }

  public static int sum(int a, int b) {
    return a + b;
  }
}
