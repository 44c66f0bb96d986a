package io.serinus.pallet.offences;

import io.serinus.pallet.historical.Identification;
import io.serinus.primitives.arithmetic.Perbill;
import io.serinus.scale.Bytes;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Something that validators did wrong.
 *
 * @param kind 16 bytes
 * @param timeSlot when, as the kind of offence encodes it; what happened in one counts together
 * @param session in which session, a {@code u32}
 * @param validatorCount of how many validators, a {@code u32}
 * @param slashFraction what part of the stake it costs each if so many did it at once
 */
public record Offence(
    Bytes kind,
    Bytes timeSlot,
    long session,
    long validatorCount,
    List<Identification> offenders,
    LongFunction<Perbill> slashFraction) {
  /** A vote or block too many by one key: with k of n offenders, min((3k / n)², 1) is lost. */
  public static Offence equivocation(
      Bytes kind, Bytes timeSlot, long session, long validatorCount, Identification offender) {
    return new Offence(
        kind,
        timeSlot,
        session,
        validatorCount,
        List.of(offender),
        offenders -> Perbill.fromRational(3 * offenders, validatorCount).square());
  }
}
