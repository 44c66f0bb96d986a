package io.serinus.pallet.offences;

import io.serinus.frame.RuntimeCall;
import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.hostapi.Host;
import io.serinus.pallet.historical.Identification;
import io.serinus.pallet.historical.KeyOwnerProofs;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.FixedBytes;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.Weight;
import io.serinus.primitives.consensus.MembershipProof;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What pallets of consensus share to deal with reports that a key did twice what it may do once.
 *
 * @param author who made the block under way, credited with reports that come unsigned
 * @param longevity for how many blocks unsigned reports stay in the pool
 */
public record EquivocationReports(
    KeyOwnerProofs proofs,
    Offences offences,
    Supplier<Optional<AccountId>> author,
    long longevity) {
  private static final long MICROS = 1_000_000;

  /** A report, as far as its kind and place in time say. */
  public record Evidence(
      KeyTypeId keyType, FixedBytes<?> key, MembershipProof proof, Bytes kind, Bytes timeSlot) {}

  /** Whose key it was, if the proof shows it. */
  public Optional<Identification> offender(Evidence evidence) {
    return proofs.check(
        evidence.keyType(), Bytes.wrap(evidence.key().unsafeArray()), evidence.proof());
  }

  /** Reports the offence; false if it is known. */
  public boolean report(Optional<AccountId> reporter, Evidence evidence, Identification offender) {
    List<AccountId> reporters = reporter.or(author).stream().toList();
    return offences.report(
        reporters,
        Offence.equivocation(
            evidence.kind(),
            evidence.timeSlot(),
            evidence.proof().session(),
            evidence.proof().validatorCount(),
            offender));
  }

  /** Checks an unsigned report before it is dispatched. */
  public void requireNews(Evidence evidence) throws TransactionValidityException {
    Identification offender =
        offender(evidence)
            .orElseThrow(
                () -> new TransactionValidityException(InvalidTransaction.Reason.BAD_PROOF));
    if (offences.isKnown(evidence.kind(), evidence.timeSlot(), List.of(offender))) {
      throw new TransactionValidityException(InvalidTransaction.Reason.STALE);
    }
  }

  /**
   * Judges an unsigned report: only this node's own are taken into the pool, and go before all
   * else.
   *
   * @param prefix what the tag that two reports of the same exclude each other by begins with
   * @param tag the rest of the tag
   */
  public ValidTransaction validate(
      TransactionSource source, Evidence evidence, String prefix, byte[] tag)
      throws TransactionValidityException {
    if (source == TransactionSource.EXTERNAL) {
      throw new TransactionValidityException(InvalidTransaction.Reason.CALL);
    }
    requireNews(evidence);
    ScaleWriter provides = new ScaleWriter();
    provides.writeBytes(Bytes.ofText(prefix).unsafeArray()).writeFixed(tag);
    return new ValidTransaction(
        -1L, List.of(), List.of(Bytes.wrap(provides.toByteArray())), longevity, false);
  }

  /** Puts an unsigned report into the node's pool; false where it is refused. */
  public static boolean publish(RuntimeCall call) {
    return Host.api().submitTransaction(UncheckedExtrinsic.bare(call).encoded().unsafeArray());
  }

  /**
   * What a report weighs: to check the proof of the key and the equivocation, and to slash all who
   * nominated.
   *
   * @param checkMicros to check the two signatures, in millionths of a second
   * @param dbWeight of reads and writes, as many as asked for
   */
  public static Weight weight(
      long validatorCount, long maxNominators, long checkMicros, ReadsWrites dbWeight) {
    long refTime =
        35 * MICROS
            + 175_000 * Math.max(100, validatorCount)
            + checkMicros * MICROS
            + 110 * MICROS
            + 25 * MICROS * maxNominators;
    return Weight.of(refTime, 0)
        .saturatingAdd(dbWeight.of(5 + 14 + 3 * maxNominators, 10 + 3 * maxNominators));
  }

  /** The weight of so many reads and writes. */
  @FunctionalInterface
  public interface ReadsWrites {
    Weight of(long reads, long writes);
  }
}
