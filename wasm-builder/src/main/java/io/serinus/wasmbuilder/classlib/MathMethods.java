package io.serinus.wasmbuilder.classlib;

/** Of {@link Math}. */
public final class MathMethods {
  private static final long LOW = 0xffff_ffffL;

  private MathMethods() {}

  public static long multiplyFull(int a, int b) {
    return (long) a * b;
  }

  public static long unsignedMultiplyHigh(long a, long b) {
    long aLow = a & LOW;
    long aHigh = a >>> 32;
    long bLow = b & LOW;
    long bHigh = b >>> 32;
    long low = aLow * bLow;
    long middle = aHigh * bLow + (low >>> 32);
    long carry = aLow * bHigh + (middle & LOW);
    return aHigh * bHigh + (middle >>> 32) + (carry >>> 32);
  }

  public static long multiplyHigh(long a, long b) {
    return unsignedMultiplyHigh(a, b) - ((a >> 63) & b) - ((b >> 63) & a);
  }
}
