package io.serinus.primitives;

import io.serinus.primitives.arithmetic.Unsigned;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an execution costs, {@code Weight}.
 *
 * @param refTime picoseconds on the reference hardware; a {@code u64}
 * @param proofSize bytes of storage proof; a {@code u64}
 */
public record Weight(long refTime, long proofSize) {
  public static final Weight ZERO = new Weight(0, 0);
  public static final Weight MAX = new Weight(Unsigned.MAX, Unsigned.MAX);

  /** Both parts compact. */
  public static final Codec<Weight> CODEC =
      Codecs.of(
          (v, out) -> out.writeCompact(v.refTime).writeCompact(v.proofSize),
          in -> of(in.readCompact(), in.readCompact()),
          () ->
              new TypeInfo.Composite(
                  "sp_weights::weight_v2::Weight",
                  List.of(
                      new TypeInfo.Field("ref_time", Codecs.COMPACT_U64::type, "u64"),
                      new TypeInfo.Field("proof_size", Codecs.COMPACT_U64::type, "u64"))));

  /** The picoseconds of a second. */
  public static final long REF_TIME_PER_SECOND = 1_000_000_000_000L;

  public static final long REF_TIME_PER_MILLIS = 1_000_000_000L;
  public static final long REF_TIME_PER_MICROS = 1_000_000L;
  public static final long REF_TIME_PER_NANOS = 1_000L;

  public static Weight of(long refTime, long proofSize) {
    return (refTime | proofSize) == 0 ? ZERO : new Weight(refTime, proofSize);
  }

  /** The sum, each part stopping at its largest value. */
  public Weight saturatingAdd(Weight other) {
    return of(
        Unsigned.saturatingAdd(refTime, other.refTime),
        Unsigned.saturatingAdd(proofSize, other.proofSize));
  }

  /** The sum as {@link #saturatingAdd(Weight)} has it. */
  public Weight saturatingAdd(long otherRefTime, long otherProofSize) {
    return of(
        Unsigned.saturatingAdd(refTime, otherRefTime),
        Unsigned.saturatingAdd(proofSize, otherProofSize));
  }

  /** The difference, each part stopping at 0. */
  public Weight saturatingSub(Weight other) {
    return of(
        Unsigned.saturatingSub(refTime, other.refTime),
        Unsigned.saturatingSub(proofSize, other.proofSize));
  }

  /** Both parts times the factor, each stopping at its largest value. */
  public Weight saturatingMul(long factor) {
    return of(Unsigned.saturatingMul(refTime, factor), Unsigned.saturatingMul(proofSize, factor));
  }

  /** The sum, or null if either part overflows. */
  public @Nullable Weight checkedAdd(Weight other) {
    long time = refTime + other.refTime;
    long size = proofSize + other.proofSize;
    return Unsigned.less(time, refTime) || Unsigned.less(size, proofSize) ? null : of(time, size);
  }

  /** The difference, or null if either part is negative. */
  public @Nullable Weight checkedSub(Weight other) {
    return other.allAtMost(this) ? of(refTime - other.refTime, proofSize - other.proofSize) : null;
  }

  /**
   * Both parts divided and rounded down.
   *
   * @throws ArithmeticException for the divisor 0
   */
  public Weight dividedBy(long divisor) {
    return of(Long.divideUnsigned(refTime, divisor), Long.divideUnsigned(proofSize, divisor));
  }

  /**
   * How often {@code other} fits: the smaller quotient of the two parts, passing over parts of
   * {@code other} that are 0.
   *
   * @return a {@code u64}, or null if {@code other} is all 0
   */
  public @Nullable Long checkedDivPerComponent(Weight other) {
    if (other.isZero()) {
      return null;
    }
    long times = Unsigned.MAX;
    if (other.refTime != 0) {
      times = Long.divideUnsigned(refTime, other.refTime);
    }
    if (other.proofSize != 0) {
      times = Unsigned.min(times, Long.divideUnsigned(proofSize, other.proofSize));
    }
    return times;
  }

  /** The smaller of each part. */
  public Weight min(Weight other) {
    return of(Unsigned.min(refTime, other.refTime), Unsigned.min(proofSize, other.proofSize));
  }

  /** The larger of each part. */
  public Weight max(Weight other) {
    return of(Unsigned.max(refTime, other.refTime), Unsigned.max(proofSize, other.proofSize));
  }

  public boolean isZero() {
    return (refTime | proofSize) == 0;
  }

  /** Whether either part is greater than the other's. */
  public boolean anyGreaterThan(Weight other) {
    return Unsigned.less(other.refTime, refTime) || Unsigned.less(other.proofSize, proofSize);
  }

  /** Whether both parts are greater than the other's. */
  public boolean allGreaterThan(Weight other) {
    return Unsigned.less(other.refTime, refTime) && Unsigned.less(other.proofSize, proofSize);
  }

  /** Whether either part is less than the other's. */
  public boolean anyLessThan(Weight other) {
    return other.anyGreaterThan(this);
  }

  /** Whether both parts are less than the other's. */
  public boolean allLessThan(Weight other) {
    return other.allGreaterThan(this);
  }

  /** Whether neither part is greater than the other's. */
  public boolean allAtMost(Weight other) {
    return !anyGreaterThan(other);
  }

  /** Whether neither part is less than the other's. */
  public boolean allAtLeast(Weight other) {
    return other.allAtMost(this);
  }

  @Override
  public String toString() {
    return "Weight(ref_time: "
        + Long.toUnsignedString(refTime)
        + ", proof_size: "
        + Long.toUnsignedString(proofSize)
        + ")";
  }
}
