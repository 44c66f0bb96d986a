package io.serinus.primitives;

import io.serinus.primitives.arithmetic.Unsigned;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.info.TypeInfo;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An unsigned integer of 128 bits: balances above all. Each operation says what happens at the
 * edge: {@code plus} and its like throw {@link ArithmeticException}, {@code checked…} return null,
 * {@code saturating…} stop at the edge.
 */
public final class U128 implements Comparable<U128> {
  public static final U128 ZERO = new U128(0, 0);
  public static final U128 ONE = new U128(0, 1);
  public static final U128 MAX = new U128(-1L, -1L);

  /** 16 bytes, little-endian. */
  public static final Codec<U128> CODEC =
      Codecs.of(
          (v, out) -> out.writeU64(v.low).writeU64(v.high),
          in -> {
            long low = in.readU64();
            return of(in.readU64(), low);
          },
          () -> TypeInfo.Primitive.U128);

  /** {@code Compact<u128>}. */
  public static final Codec<U128> COMPACT =
      Codecs.of(
          (v, out) -> out.writeCompact(v.high, v.low),
          U128::decodeCompact,
          () -> new TypeInfo.Compact(CODEC::type));

  /** The largest power of ten in 64 bits. */
  private static final long TEN_19 = 0x8ac7_2304_89e8_0000L;

  private final long high;
  private final long low;

  private U128(long high, long low) {
    this.high = high;
    this.low = low;
  }

  /** From 64 bits, read as unsigned. */
  public static U128 of(long value) {
    return of(0, value);
  }

  /** From the upper and the lower 64 bits. */
  public static U128 of(long high, long low) {
    if (high == 0) {
      if (low == 0) {
        return ZERO;
      }
      if (low == 1) {
        return ONE;
      }
    }
    return new U128(high, low);
  }

  /**
   * From an integer of any size.
   *
   * @throws ArithmeticException if it is negative or does not fit
   */
  public static U128 of(BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > 128) {
      throw new ArithmeticException("not within 128 bits");
    }
    return of(value.shiftRight(64).longValue(), value.longValue());
  }

  /**
   * From decimal digits, among which underscores are passed over.
   *
   * @throws NumberFormatException if the text is no number, or above 2^128 - 1
   */
  public static U128 parse(String text) {
    U128 value = ZERO;
    boolean any = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '_' && any) {
        continue;
      }
      U128 tens = c < '0' || c > '9' ? null : value.checkedMul(TEN);
      U128 next = tens == null ? null : tens.checkedAdd(of(c - '0'));
      if (next == null) {
        throw new NumberFormatException("no unsigned integer of 128 bits: " + text);
      }
      value = next;
      any = true;
    }
    if (!any) {
      throw new NumberFormatException("no digits");
    }
    return value;
  }

  private static final U128 TEN = new U128(0, 10);

  private static U128 decodeCompact(ScaleReader in) {
    if (in.remaining() == 0 || (in.peekU8() & 3) != 3 || in.peekU8() >>> 2 <= 4) {
      return of(in.readCompact());
    }
    int upper = (in.readU8() >>> 2) - 4;
    if (upper > 8) {
      throw new ScaleException("a compact integer of more than 16 bytes");
    }
    long low = in.readU64();
    long high = 0;
    for (int i = 0; i < upper; i++) {
      high |= (long) in.readU8() << (8 * i);
    }
    if (high >>> (8 * (upper - 1)) == 0) {
      throw new ScaleException("a compact integer written longer than need be");
    }
    return of(high, low);
  }

  /** The upper 64 bits. */
  public long high() {
    return high;
  }

  /** The lower 64 bits. */
  public long low() {
    return low;
  }

  public boolean isZero() {
    return (high | low) == 0;
  }

  /** Whether it fits in 64 bits. */
  public boolean fitsU64() {
    return high == 0;
  }

  /** As 64 bits, unsigned; the largest of those where it is larger. */
  public long toU64Saturating() {
    return high == 0 ? low : Unsigned.MAX;
  }

  /** As 32 bits, unsigned; the largest of those where it is larger. */
  public long toU32Saturating() {
    return high == 0 && low >>> 32 == 0 ? low : 0xffff_ffffL;
  }

  public BigInteger toBigInteger() {
    byte[] bytes = new byte[16];
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (high >>> (56 - 8 * i));
      bytes[8 + i] = (byte) (low >>> (56 - 8 * i));
    }
    return new BigInteger(1, bytes);
  }

  /** How many bits it takes; 0 for 0. */
  public int bitLength() {
    return high != 0 ? 128 - Long.numberOfLeadingZeros(high) : 64 - Long.numberOfLeadingZeros(low);
  }

  /** The sum, or null on overflow. */
  public @Nullable U128 checkedAdd(U128 other) {
    long sumLow = low + other.low;
    long carry = Unsigned.less(sumLow, low) ? 1 : 0;
    long partial = high + other.high;
    long sumHigh = partial + carry;
    boolean over = Unsigned.less(partial, high) || carry == 1 && sumHigh == 0;
    return over ? null : of(sumHigh, sumLow);
  }

  /** The difference, or null where it is negative. */
  public @Nullable U128 checkedSub(U128 other) {
    return lessThan(other) ? null : difference(other);
  }

  private U128 difference(U128 other) {
    long borrow = Unsigned.less(low, other.low) ? 1 : 0;
    return of(high - other.high - borrow, low - other.low);
  }

  /** The product, or null on overflow. */
  public @Nullable U128 checkedMul(U128 other) {
    if (high == 0 && other.high == 0) {
      return of(Unsigned.multiplyHigh(low, other.low), low * other.low);
    }
    if (high != 0 && other.high != 0) {
      return null;
    }
    // One cross product is 0; the other must fit in the upper half.
    long wide = high != 0 ? high : other.high;
    long narrow = high != 0 ? other.low : low;
    long lower = high != 0 ? low : other.low;
    if (Unsigned.multiplyHigh(wide, narrow) != 0) {
      return null;
    }
    long cross = wide * narrow;
    long productHigh = Unsigned.multiplyHigh(lower, narrow) + cross;
    return Unsigned.less(productHigh, cross) ? null : of(productHigh, lower * narrow);
  }

  /** The quotient, rounded down, or null for the divisor 0. */
  public @Nullable U128 checkedDiv(U128 divisor) {
    return divisor.isZero() ? null : dividedBy(divisor);
  }

  /** The sum, or {@link #MAX} where it is larger. */
  public U128 saturatingAdd(U128 other) {
    U128 sum = checkedAdd(other);
    return sum == null ? MAX : sum;
  }

  /** The difference, or 0 where it is negative. */
  public U128 saturatingSub(U128 other) {
    return lessThan(other) ? ZERO : difference(other);
  }

  /** The product, or {@link #MAX} where it is larger. */
  public U128 saturatingMul(U128 other) {
    U128 product = checkedMul(other);
    return product == null ? MAX : product;
  }

  /** The product, or {@link #MAX} where it is larger; the factor is read as unsigned. */
  public U128 saturatingMul(long factor) {
    return saturatingMul(of(factor));
  }

  /** The power, or {@link #MAX} where it is larger. */
  public U128 saturatingPow(int exponent) {
    if (exponent < 0) {
      throw new IllegalArgumentException("a negative exponent");
    }
    U128 result = ONE;
    U128 square = this;
    for (int e = exponent; e != 0; e >>>= 1) {
      if ((e & 1) != 0) {
        result = result.saturatingMul(square);
      }
      square = square.saturatingMul(square);
    }
    return result;
  }

  /**
   * The sum.
   *
   * @throws ArithmeticException on overflow
   */
  public U128 plus(U128 other) {
    return orThrow(checkedAdd(other));
  }

  /**
   * The difference.
   *
   * @throws ArithmeticException where it is negative
   */
  public U128 minus(U128 other) {
    return orThrow(checkedSub(other));
  }

  /**
   * The product.
   *
   * @throws ArithmeticException on overflow
   */
  public U128 times(U128 other) {
    return orThrow(checkedMul(other));
  }

  /** The product; the factor is read as unsigned. As {@link #times(U128)}. */
  public U128 times(long factor) {
    return times(of(factor));
  }

  private static U128 orThrow(@Nullable U128 result) {
    if (result == null) {
      throw new ArithmeticException("not within 128 bits");
    }
    return result;
  }

  /**
   * The quotient, rounded down.
   *
   * @throws ArithmeticException for the divisor 0
   */
  public U128 dividedBy(U128 divisor) {
    if (divisor.high == 0) {
      long d = divisor.low;
      if (high == 0) {
        return of(Long.divideUnsigned(low, d));
      }
      long upper = Long.divideUnsigned(high, d);
      return of(upper, Unsigned.divide(high - upper * d, low, d));
    }
    if (lessThan(divisor)) {
      return ZERO;
    }
    // The quotient has 64 bits. With the divisor's top bits alone the estimate is at most two too
    // large, as in schoolbook division.
    int shift = Long.numberOfLeadingZeros(divisor.high);
    U128 top = divisor.shiftLeft(shift);
    long estimate = Unsigned.divide(high >>> 1, high << 63 | low >>> 1, top.high);
    long q = shift == 63 ? estimate : estimate >>> (63 - shift);
    if (q != 0) {
      q--;
    }
    U128 rest = difference(of(q).times(divisor));
    while (!rest.lessThan(divisor)) {
      rest = rest.difference(divisor);
      q++;
    }
    return of(q);
  }

  /** The quotient by 64 bits read as unsigned, rounded down. As {@link #dividedBy(U128)}. */
  public U128 dividedBy(long divisor) {
    return dividedBy(of(divisor));
  }

  /**
   * What the division leaves.
   *
   * @throws ArithmeticException for the divisor 0
   */
  public U128 remainder(U128 divisor) {
    return divRem(divisor).remainder();
  }

  /**
   * Quotient, rounded down, and remainder.
   *
   * @throws ArithmeticException for the divisor 0
   */
  public Division divRem(U128 divisor) {
    U128 quotient = dividedBy(divisor);
    return new Division(quotient, difference(quotient.times(divisor)));
  }

  /** What a division gives. */
  public record Division(U128 quotient, U128 remainder) {}

  /** The bits moved up; those beyond the top are lost. */
  public U128 shiftLeft(int bits) {
    if (bits <= 0) {
      return bits == 0 ? this : shiftRight(-bits);
    }
    if (bits >= 64) {
      return bits >= 128 ? ZERO : of(low << (bits - 64), 0);
    }
    return of(high << bits | low >>> (64 - bits), low << bits);
  }

  /** The bits moved down; those beyond the bottom are lost. */
  public U128 shiftRight(int bits) {
    if (bits <= 0) {
      return bits == 0 ? this : shiftLeft(-bits);
    }
    if (bits >= 64) {
      return bits >= 128 ? ZERO : of(high >>> (bits - 64));
    }
    return of(high >>> bits, high << (64 - bits) | low >>> bits);
  }

  /** The bits set in both. */
  public U128 and(U128 other) {
    return of(high & other.high, low & other.low);
  }

  /** The bits set in either. */
  public U128 or(U128 other) {
    return of(high | other.high, low | other.low);
  }

  /** The largest integer whose square is no larger. */
  public U128 sqrt() {
    if (isZero()) {
      return ZERO;
    }
    // Newton's method from above: it falls until it reaches the root.
    U128 guess = ONE.shiftLeft((bitLength() + 1) / 2);
    while (true) {
      U128 next = guess.saturatingAdd(dividedBy(guess)).shiftRight(1);
      if (!next.lessThan(guess)) {
        return guess;
      }
      guess = next;
    }
  }

  public U128 min(U128 other) {
    return other.lessThan(this) ? other : this;
  }

  public U128 max(U128 other) {
    return lessThan(other) ? other : this;
  }

  public boolean lessThan(U128 other) {
    return high == other.high ? Unsigned.less(low, other.low) : Unsigned.less(high, other.high);
  }

  public boolean greaterThan(U128 other) {
    return other.lessThan(this);
  }

  public boolean atLeast(U128 other) {
    return !lessThan(other);
  }

  public boolean atMost(U128 other) {
    return !other.lessThan(this);
  }

  @Override
  public int compareTo(U128 other) {
    return high == other.high
        ? Long.compareUnsigned(low, other.low)
        : Long.compareUnsigned(high, other.high);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof U128 that && high == that.high && low == that.low;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * high + low);
  }

  /** Decimal. */
  @Override
  public String toString() {
    if (high == 0) {
      return Long.toUnsignedString(low);
    }
    Division split = divRem(new U128(0, TEN_19));
    String digits = Long.toUnsignedString(split.remainder().low);
    StringBuilder text = new StringBuilder(split.quotient().toString());
    for (int i = digits.length(); i < 19; i++) {
      text.append('0');
    }
    return text.append(digits).toString();
  }
}
