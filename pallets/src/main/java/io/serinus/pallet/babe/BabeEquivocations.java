package io.serinus.pallet.babe;

import io.serinus.frame.DispatchException;
import io.serinus.frame.TransactionValidityException;
import io.serinus.hostapi.Host;
import io.serinus.pallet.historical.Identification;
import io.serinus.pallet.offences.EquivocationReports;
import io.serinus.pallet.offences.EquivocationReports.Evidence;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.Header;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.MembershipProof;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.SlotEquivocationProof;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** Reports that an author made two blocks in a slot. */
final class BabeEquivocations {
  private static final Bytes KIND = Bytes.ofText("babe:equivocatio");
  private static final int SIGNATURE_LENGTH = 64;

  private final Babe babe;
  private final Supplier<EquivocationReports> reports;

  BabeEquivocations(Babe babe, Supplier<EquivocationReports> reports) {
    this.babe = babe;
    this.reports = reports;
  }

  void report(
      Optional<AccountId> reporter, SlotEquivocationProof equivocation, MembershipProof owner)
      throws DispatchException {
    if (!isEquivocation(equivocation)) {
      throw babe.fail(Babe.Error.INVALID_EQUIVOCATION_PROOF);
    }
    // The key must have been the validator's in the very session that the slot belongs to.
    long epoch = babe.epochs().indexOf(equivocation.slot());
    if (babe.epochs().sessionOf(epoch) != owner.session()) {
      throw babe.fail(Babe.Error.INVALID_KEY_OWNERSHIP_PROOF);
    }
    Evidence evidence = evidence(equivocation, owner);
    Identification offender =
        reports
            .get()
            .offender(evidence)
            .orElseThrow(() -> babe.fail(Babe.Error.INVALID_KEY_OWNERSHIP_PROOF));
    if (!reports.get().report(reporter, evidence, offender)) {
      throw babe.fail(Babe.Error.DUPLICATE_OFFENCE_REPORT);
    }
  }

  ValidTransaction validate(
      TransactionSource source, SlotEquivocationProof equivocation, MembershipProof owner)
      throws TransactionValidityException {
    ScaleWriter tag = new ScaleWriter(40);
    tag.writeFixed(equivocation.offender().unsafeArray()).writeU64(equivocation.slot().number());
    return reports
        .get()
        .validate(source, evidence(equivocation, owner), "BabeEquivocation", tag.toByteArray());
  }

  void requireNews(SlotEquivocationProof equivocation, MembershipProof owner)
      throws TransactionValidityException {
    reports.get().requireNews(evidence(equivocation, owner));
  }

  private static Evidence evidence(SlotEquivocationProof equivocation, MembershipProof owner) {
    return new Evidence(
        KeyTypeId.BABE,
        equivocation.offender(),
        owner,
        KIND,
        Bytes.wrap(Slot.CODEC.encode(equivocation.slot())));
  }

  /** Whether the two headers differ, are of one slot and author, and sealed with its key. */
  private static boolean isEquivocation(SlotEquivocationProof proof) {
    Header first = proof.firstHeader();
    Header second = proof.secondHeader();
    Optional<BabePreDigest> one = BlockAuthor.claim(first.digest());
    Optional<BabePreDigest> other = BlockAuthor.claim(second.digest());
    return !Arrays.equals(hash(first), hash(second))
        && one.isPresent()
        && other.isPresent()
        && one.get().slot().equals(proof.slot())
        && other.get().slot().equals(proof.slot())
        && one.get().authorityIndex() == other.get().authorityIndex()
        && isSealedBy(first, proof.offender())
        && isSealedBy(second, proof.offender());
  }

  private static boolean isSealedBy(Header header, BabeId author) {
    DigestItem.Seal seal = header.digest().seal();
    return seal != null
        && seal.engine().equals(EngineId.BABE)
        && seal.data().length() >= SIGNATURE_LENGTH
        && Host.api()
            .sr25519Verify(
                Arrays.copyOf(seal.data().unsafeArray(), SIGNATURE_LENGTH),
                hash(header.withDigest(header.digest().withoutLast())),
                author.unsafeArray());
  }

  private static byte[] hash(Header header) {
    return Host.api().blake2b256(Header.CODEC.encode(header));
  }
}
