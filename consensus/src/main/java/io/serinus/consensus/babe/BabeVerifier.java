package io.serinus.consensus.babe;

import io.serinus.crypto.sr25519.Sr25519;
import io.serinus.crypto.sr25519.VrfInOut;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.BabeEpoch;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.NextEpochDescriptor;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.VrfSignature;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Checks that the author of a header had the right to make it. Pure but for a cache; may be shared.
 */
public final class BabeVerifier {
  private final PrimaryThreshold thresholds = new PrimaryThreshold();

  /**
   * A header whose author was in the right.
   *
   * @param author whose signature it bears
   * @param epoch the block's
   * @param begins what the block settles for its descendants if it is the first of its epoch
   */
  public record Verified(
      Header header,
      BabePreDigest preDigest,
      BabeId author,
      BabeEpoch epoch,
      Optional<EpochRecord> begins) {
    public Slot slot() {
      return preDigest.slot();
    }
  }

  /**
   * Checks a header, seal included.
   *
   * @param parentSlot the parent's slot; nothing if that is genesis
   * @param record what holds on the parent's branch
   * @param now the latest slot that may be
   * @throws BabeVerificationException if anything is wrong; the message says what
   */
  public Verified verify(Header header, Optional<Slot> parentSlot, EpochRecord record, Slot now)
      throws BabeVerificationException {
    byte[] seal = BabeDigests.sealOf(header);
    BabePreDigest preDigest = BabeDigests.preDigest(header);
    Slot slot = preDigest.slot();
    if (slot.compareTo(now) > 0) {
      throw new BabeVerificationException(
          "slot " + slot.number() + " is in the future, it is " + now.number() + " now");
    }
    if (parentSlot.isPresent() && slot.compareTo(parentSlot.get()) <= 0) {
      throw new BabeVerificationException(
          "slot " + slot.number() + " is not after the parent's, " + parentSlot.get().number());
    }
    EpochRecord.Choice choice = record.at(slot);
    Optional<EpochRecord> begins = begins(header, choice);
    BabeEpoch epoch = choice.epoch();
    List<Authority<BabeId>> authorities = epoch.authorities();
    long index = preDigest.authorityIndex();
    if (index >= authorities.size()) {
      throw new BabeVerificationException(
          "author " + index + " of " + authorities.size() + " in epoch " + epoch.epochIndex());
    }
    Authority<BabeId> author = authorities.get((int) index);
    requireKind(preDigest, epoch);
    if (!preDigest.isPrimary()) {
      requireTurn(preDigest, epoch);
    }
    byte[] signed = BabeDigests.hash(BabeDigests.unsealed(header)).toArray();
    if (!Sr25519.verify(seal, signed, author.id().unsafeArray())) {
      throw new BabeVerificationException("a bad seal");
    }
    requireVrf(preDigest, epoch, author);
    return new Verified(header, preDigest, author.id(), epoch, begins);
  }

  private static Optional<EpochRecord> begins(Header header, EpochRecord.Choice choice)
      throws BabeVerificationException {
    BabeDigests.Announcements announced = BabeDigests.announcements(header);
    if (choice.first() && announced.next().isEmpty()) {
      throw new BabeVerificationException(
          "the first block of epoch " + choice.epoch().epochIndex() + " announces no next one");
    }
    if (!choice.first() && announced.next().isPresent()) {
      throw new BabeVerificationException("an epoch announced in the middle of another");
    }
    if (!choice.first() && announced.config().isPresent()) {
      throw new BabeVerificationException("a configuration announced in the middle of an epoch");
    }
    if (announced.next().isEmpty()) {
      return Optional.empty();
    }
    NextEpochDescriptor next = announced.next().get();
    if (next.authorities().isEmpty()
        || next.authorities().stream().anyMatch(authority -> authority.weight() == 0)) {
      throw new BabeVerificationException("a next epoch in which not everybody can author");
    }
    return Optional.of(EpochRecord.beginning(choice.epoch(), next, announced.config()));
  }

  private static void requireKind(BabePreDigest preDigest, BabeEpoch epoch)
      throws BabeVerificationException {
    boolean allowed =
        switch (preDigest) {
          case BabePreDigest.Primary it -> true;
          case BabePreDigest.SecondaryPlain it -> epoch.config().allowedSlots().secondaryPlain();
          case BabePreDigest.SecondaryVrf it -> epoch.config().allowedSlots().secondaryVrf();
        };
    if (!allowed) {
      throw new BabeVerificationException("secondary slots of this kind are not allowed");
    }
  }

  private static void requireTurn(BabePreDigest preDigest, BabeEpoch epoch)
      throws BabeVerificationException {
    OptionalInt turn =
        SecondaryAuthor.of(preDigest.slot(), epoch.randomness(), epoch.authorities().size());
    if (turn.isEmpty() || turn.getAsInt() != preDigest.authorityIndex()) {
      throw new BabeVerificationException("the slot is another author's");
    }
  }

  private void requireVrf(BabePreDigest preDigest, BabeEpoch epoch, Authority<BabeId> author)
      throws BabeVerificationException {
    VrfSignature signature = preDigest.vrfSignature();
    if (signature == null) {
      return;
    }
    VrfInOut inOut =
        SlotVrf.verify(epoch, preDigest.slot(), author.id(), signature)
            .orElseThrow(() -> new BabeVerificationException("a bad VRF proof"));
    if (preDigest.isPrimary()
        && SlotVrf.lotteryNumber(inOut).compareTo(threshold(epoch, author)) >= 0) {
      throw new BabeVerificationException("the slot was not won");
    }
  }

  private java.math.BigInteger threshold(BabeEpoch epoch, Authority<BabeId> author) {
    return thresholds.of(epoch.config().c(), author.weight(), SlotClaims.totalWeight(epoch));
  }
}
