package io.serinus.consensus.babe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.crypto.sr25519.Sr25519KeyPair;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.AllowedSlots;
import io.serinus.primitives.consensus.BabeConsensusLog;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.Fraction;
import io.serinus.primitives.consensus.NextConfigDescriptor;
import io.serinus.primitives.consensus.PrimaryPreDigest;
import io.serinus.primitives.consensus.SecondaryPlainPreDigest;
import io.serinus.primitives.consensus.Slot;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BabeVerifierTest {
  private static final Slot NOW = new Slot(10_000);

  private final BabeFixture fixture =
      new BabeFixture(3, AllowedSlots.PRIMARY_AND_SECONDARY_VRF_SLOTS);
  private final BabeVerifier verifier = new BabeVerifier();
  private final Header genesis = BabeFixture.genesis();
  private final EpochRecord start = EpochRecord.genesis(fixture.configuration);

  private void refuses(Header header, Optional<Slot> parent, EpochRecord record, String why) {
    assertThatThrownBy(() -> verifier.verify(header, parent, record, NOW))
        .isInstanceOf(BabeVerificationException.class)
        .hasMessageContaining(why);
  }

  /** The first slot from a number on that is claimed as wanted. */
  private Slot slotWith(boolean primary, long from, EpochRecord record) {
    for (long number = from; ; number++) {
      Slot slot = new Slot(number);
      if (fixture.claim(slot, record).preDigest().isPrimary() == primary) {
        return slot;
      }
    }
  }

  @Test
  void aChainThroughManyEpochsVerifies() throws Exception {
    Header parent = genesis;
    EpochRecord record = start;
    Optional<Slot> parentSlot = Optional.empty();
    int primaries = 0;
    for (long number = 100; number < 180; number += 1 + number % 3) {
      Slot slot = new Slot(number);
      Header header = fixture.author(parent, slot, record);
      BabeVerifier.Verified verified = verifier.verify(header, parentSlot, record, NOW);
      assertThat(verified.epoch().epochIndex()).isEqualTo((number - 100) / 10);
      assertThat(verified.epoch().startSlot().number()).isEqualTo(100 + (number - 100) / 10 * 10);
      primaries += verified.preDigest().isPrimary() ? 1 : 0;
      record = verified.begins().orElse(record);
      parent = header;
      parentSlot = Optional.of(slot);
    }
    assertThat(primaries).isBetween(1, 40);
  }

  @Test
  void epochsWithoutBlocksAreSkipped() throws Exception {
    Header first = fixture.author(genesis, new Slot(100), start);
    EpochRecord record =
        verifier.verify(first, Optional.empty(), start, NOW).begins().orElseThrow();
    Slot late = new Slot(137);
    Header second = fixture.author(first, late, record);
    BabeVerifier.Verified verified =
        verifier.verify(second, Optional.of(new Slot(100)), record, NOW);
    assertThat(verified.epoch().epochIndex()).isEqualTo(3);
    assertThat(verified.epoch().startSlot().number()).isEqualTo(130);
    assertThat(verified.epoch().randomness()).isEqualTo(BabeFixture.randomness(1));
    EpochRecord next = verified.begins().orElseThrow();
    assertThat(next.next().epochIndex()).isEqualTo(4);
    assertThat(next.next().startSlot().number()).isEqualTo(140);
    assertThat(EpochRecord.CODEC.decode(EpochRecord.CODEC.encode(next))).isEqualTo(next);
  }

  @Test
  void aNewConfigurationHoldsFromTheNextEpochOn() throws Exception {
    Slot slot = new Slot(100);
    SlotClaims.Claim claim = fixture.claim(slot, start);
    Header header =
        BabeFixture.sealed(
            BabeFixture.with(
                fixture.build(genesis, claim.preDigest(), start),
                new BabeConsensusLog.NextConfigData(
                    new NextConfigDescriptor.V1(
                        new Fraction(1, 2), AllowedSlots.PRIMARY_AND_SECONDARY_PLAIN_SLOTS))),
            claim.pair());
    EpochRecord record =
        verifier.verify(header, Optional.empty(), start, NOW).begins().orElseThrow();
    assertThat(record.at(new Slot(109)).epoch().config().c()).isEqualTo(new Fraction(1, 4));
    assertThat(record.at(new Slot(110)).epoch().config().c()).isEqualTo(new Fraction(1, 2));
    assertThat(record.at(new Slot(110)).first()).isTrue();
    for (long number = 110; number < 120; number++) {
      Slot later = new Slot(number);
      assertThat(fixture.claim(later, record).preDigest())
          .isNotInstanceOf(BabePreDigest.SecondaryVrf.class);
      verifier.verify(fixture.author(header, later, record), Optional.of(slot), record, NOW);
    }
  }

  @Test
  void slotsMustIncreaseAndNotLieAhead() {
    Slot slot = new Slot(100);
    Header header = fixture.author(genesis, slot, start);
    refuses(header, Optional.of(slot), start, "not after the parent's");
    refuses(header, Optional.of(new Slot(101)), start, "not after the parent's");
    assertThatThrownBy(() -> verifier.verify(header, Optional.empty(), start, new Slot(99)))
        .hasMessageContaining("in the future");
  }

  @Test
  void announcementsBelongToFirstBlocksOnly() throws Exception {
    Slot slot = new Slot(100);
    SlotClaims.Claim claim = fixture.claim(slot, start);
    Header bare = BabeFixture.genesis().withDigest(BabeDigests.begin(claim.preDigest()));
    refuses(BabeFixture.sealed(bare, claim.pair()), Optional.empty(), start, "announces no next");
    Header first = fixture.author(genesis, slot, start);
    EpochRecord record =
        verifier.verify(first, Optional.empty(), start, NOW).begins().orElseThrow();
    SlotClaims.Claim next = fixture.claim(new Slot(101), record);
    Header second = fixture.announcing(fixture.build(first, next.preDigest(), record), 2);
    refuses(
        BabeFixture.sealed(second, next.pair()),
        Optional.of(slot),
        record,
        "in the middle of another");
    Header twice = fixture.announcing(fixture.build(genesis, claim.preDigest(), start), 1);
    refuses(BabeFixture.sealed(twice, claim.pair()), Optional.empty(), start, "two next epochs");
  }

  @Test
  void onlyTheAuthorsSealIsGood() {
    Slot slot = new Slot(100);
    SlotClaims.Claim claim = fixture.claim(slot, start);
    Header unsealed = fixture.build(genesis, claim.preDigest(), start);
    refuses(unsealed, Optional.empty(), start, "without a seal");
    Sr25519KeyPair other =
        fixture.pairs.values().stream().filter(p -> p != claim.pair()).findFirst().orElseThrow();
    refuses(BabeFixture.sealed(unsealed, other), Optional.empty(), start, "a bad seal");
    Header sealed = BabeFixture.sealed(unsealed, claim.pair());
    Header changed =
        new Header(
            sealed.parentHash(), 7, sealed.stateRoot(), sealed.extrinsicsRoot(), sealed.digest());
    refuses(changed, Optional.empty(), start, "a bad seal");
    Header shortSeal =
        unsealed.withDigest(
            unsealed.digest().with(new DigestItem.Seal(EngineId.BABE, Bytes.wrap(new byte[63]))));
    refuses(shortSeal, Optional.empty(), start, "63 bytes");
  }

  @Test
  void aLotteryNumberAboveTheThresholdDoesNotWin() {
    Slot slot = slotWith(false, 100, start);
    SlotClaims.Claim claim = fixture.claim(slot, start);
    BabePreDigest honest = claim.preDigest();
    BabePreDigest boasting =
        new BabePreDigest.Primary(
            new PrimaryPreDigest(
                honest.authorityIndex(),
                slot,
                java.util.Objects.requireNonNull(honest.vrfSignature())));
    Header header = BabeFixture.sealed(fixture.build(genesis, boasting, start), claim.pair());
    refuses(header, Optional.empty(), start, "was not won");
  }

  @Test
  void aSecondarySlotIsItsAuthorsAlone() {
    Slot slot = slotWith(false, 100, start);
    SlotClaims.Claim claim = fixture.claim(slot, start);
    long wrong = (claim.preDigest().authorityIndex() + 1) % 3;
    BabePreDigest stolen =
        new BabePreDigest.SecondaryVrf(
            new io.serinus.primitives.consensus.SecondaryVrfPreDigest(
                wrong, slot, java.util.Objects.requireNonNull(claim.preDigest().vrfSignature())));
    Sr25519KeyPair thief =
        fixture.keys.pair(fixture.authorities.get((int) wrong).id()).orElseThrow();
    refuses(
        BabeFixture.sealed(fixture.build(genesis, stolen, start), thief),
        Optional.empty(),
        start,
        "another author's");
    BabePreDigest plain =
        new BabePreDigest.SecondaryPlain(
            new SecondaryPlainPreDigest(claim.preDigest().authorityIndex(), slot));
    refuses(
        BabeFixture.sealed(fixture.build(genesis, plain, start), claim.pair()),
        Optional.empty(),
        start,
        "of this kind");
    BabePreDigest nobody = new BabePreDigest.SecondaryPlain(new SecondaryPlainPreDigest(3, slot));
    refuses(
        BabeFixture.sealed(fixture.build(genesis, nobody, start), claim.pair()),
        Optional.empty(),
        start,
        "author 3 of 3");
  }

  @Test
  void aProofOfAnotherSlotIsBad() {
    Slot slot = slotWith(true, 100, start);
    SlotClaims.Claim claim = fixture.claim(slot, start);
    BabePreDigest elsewhere =
        new BabePreDigest.Primary(
            new PrimaryPreDigest(
                claim.preDigest().authorityIndex(),
                slot.plus(1),
                java.util.Objects.requireNonNull(claim.preDigest().vrfSignature())));
    refuses(
        BabeFixture.sealed(fixture.build(genesis, elsewhere, start), claim.pair()),
        Optional.empty(),
        start,
        "bad VRF proof");
  }

  /** What other nodes pass over must not set this one apart from them. */
  @Test
  void whatFollowsTheAuthorsItemsIsPassedOver() throws Exception {
    Slot slot = new Slot(100);
    SlotClaims.Claim claim = fixture.claim(slot, start);
    Header built = fixture.build(genesis, claim.preDigest(), start);
    List<DigestItem> items = new ArrayList<>(built.digest().logs());
    Bytes preDigest = ((DigestItem.PreRuntime) items.getFirst()).data();
    items.set(0, new DigestItem.PreRuntime(EngineId.BABE, longer(preDigest)));
    items.add(1, new DigestItem.PreRuntime(EngineId.BABE, Bytes.of((byte) 9)));
    items.add(new DigestItem.Consensus(EngineId.BABE, Bytes.of((byte) 200)));
    Header odd = built.withDigest(new Digest(items));
    byte[] signature = claim.pair().sign(BabeDigests.hash(odd).toArray());
    Header sealed =
        odd.withDigest(
            odd.digest().with(new DigestItem.Seal(EngineId.BABE, longer(Bytes.wrap(signature)))));
    BabeVerifier.Verified verified = verifier.verify(sealed, Optional.empty(), start, NOW);
    assertThat(verified.preDigest()).isEqualTo(claim.preDigest());
    assertThat(verified.begins()).isPresent();
  }

  private static Bytes longer(Bytes bytes) {
    return Bytes.wrap(Arrays.copyOf(bytes.toArray(), bytes.length() + 1));
  }

  @Test
  void garbageInTheDigestIsRefused() {
    Slot slot = new Slot(100);
    SlotClaims.Claim claim = fixture.claim(slot, start);
    Header twice = fixture.build(genesis, claim.preDigest(), start);
    DigestItem first = twice.digest().logs().getFirst();
    refuses(
        BabeFixture.sealed(twice.withDigest(twice.digest().with(first)), claim.pair()),
        Optional.empty(),
        start,
        "two pre-digests");
    Header broken =
        genesis.withDigest(
            io.serinus.primitives.Digest.EMPTY.with(
                new DigestItem.PreRuntime(EngineId.BABE, Bytes.of((byte) 9))));
    refuses(BabeFixture.sealed(broken, claim.pair()), Optional.empty(), start, "no pre-digest");
  }
}
