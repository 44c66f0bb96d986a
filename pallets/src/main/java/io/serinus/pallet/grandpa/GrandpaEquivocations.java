package io.serinus.pallet.grandpa;

import io.serinus.frame.DispatchException;
import io.serinus.frame.TransactionValidityException;
import io.serinus.hostapi.Host;
import io.serinus.pallet.historical.Identification;
import io.serinus.pallet.offences.EquivocationReports;
import io.serinus.pallet.offences.EquivocationReports.Evidence;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.consensus.GrandpaEquivocation;
import io.serinus.primitives.consensus.GrandpaEquivocationProof;
import io.serinus.primitives.consensus.GrandpaMessage;
import io.serinus.primitives.consensus.GrandpaPrecommit;
import io.serinus.primitives.consensus.GrandpaPrevote;
import io.serinus.primitives.consensus.MembershipProof;
import io.serinus.primitives.consensus.VoteEquivocation;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reports that a voter voted for two blocks where it may for one. */
final class GrandpaEquivocations {
  private static final Bytes KIND = Bytes.ofText("grandpa:equivoca");

  private final Grandpa grandpa;
  private final Supplier<EquivocationReports> reports;

  GrandpaEquivocations(Grandpa grandpa, Supplier<EquivocationReports> reports) {
    this.grandpa = grandpa;
    this.reports = reports;
  }

  void report(Optional<AccountId> reporter, GrandpaEquivocationProof proof, MembershipProof owner)
      throws DispatchException {
    if (!isEquivocation(proof)) {
      throw grandpa.fail(Grandpa.Error.INVALID_EQUIVOCATION_PROOF);
    }
    Evidence evidence = evidence(proof, owner);
    Identification offender =
        reports
            .get()
            .offender(evidence)
            .orElseThrow(() -> grandpa.fail(Grandpa.Error.INVALID_KEY_OWNERSHIP_PROOF));
    // The session of the proof must be one that the set of voters was responsible for.
    long last = requireSession(proof.setId());
    boolean beforeSet = proof.setId() != 0 && owner.session() <= requireSession(proof.setId() - 1);
    if (owner.session() > last || beforeSet) {
      throw grandpa.fail(Grandpa.Error.INVALID_EQUIVOCATION_PROOF);
    }
    if (!reports.get().report(reporter, evidence, offender)) {
      throw grandpa.fail(Grandpa.Error.DUPLICATE_OFFENCE_REPORT);
    }
  }

  private long requireSession(long setId) throws DispatchException {
    return grandpa
        .sessionOf(setId)
        .orElseThrow(() -> grandpa.fail(Grandpa.Error.INVALID_EQUIVOCATION_PROOF));
  }

  ValidTransaction validate(
      TransactionSource source, GrandpaEquivocationProof proof, MembershipProof owner)
      throws TransactionValidityException {
    ScaleWriter tag = new ScaleWriter(48);
    tag.writeFixed(proof.equivocation().offender().unsafeArray())
        .writeU64(proof.setId())
        .writeU64(proof.equivocation().roundNumber());
    return reports
        .get()
        .validate(source, evidence(proof, owner), "GrandpaEquivocation", tag.toByteArray());
  }

  void requireNews(GrandpaEquivocationProof proof, MembershipProof owner)
      throws TransactionValidityException {
    reports.get().requireNews(evidence(proof, owner));
  }

  private static Evidence evidence(GrandpaEquivocationProof proof, MembershipProof owner) {
    ScaleWriter timeSlot = new ScaleWriter(16);
    timeSlot.writeU64(proof.setId()).writeU64(proof.equivocation().roundNumber());
    return new Evidence(
        KeyTypeId.GRANDPA,
        proof.equivocation().offender(),
        owner,
        KIND,
        Bytes.wrap(timeSlot.toByteArray()));
  }

  /** Whether the two votes differ and are signed with the key. */
  private static boolean isEquivocation(GrandpaEquivocationProof proof) {
    return switch (proof.equivocation()) {
      case GrandpaEquivocation.Prevotes(VoteEquivocation<GrandpaPrevote> twice) ->
          differs(proof.setId(), twice, GrandpaMessage::of);
      case GrandpaEquivocation.Precommits(VoteEquivocation<GrandpaPrecommit> twice) ->
          differs(proof.setId(), twice, GrandpaMessage::of);
    };
  }

  private static <V> boolean differs(
      long setId, VoteEquivocation<V> twice, Function<V, GrandpaMessage> message) {
    GrandpaMessage first = message.apply(twice.first().vote());
    GrandpaMessage second = message.apply(twice.second().vote());
    byte[] key = twice.identity().unsafeArray();
    return !first.equals(second)
        && Host.api()
            .ed25519Verify(
                twice.first().signature().unsafeArray(),
                first.localized(twice.roundNumber(), setId),
                key)
        && Host.api()
            .ed25519Verify(
                twice.second().signature().unsafeArray(),
                second.localized(twice.roundNumber(), setId),
                key);
  }
}
