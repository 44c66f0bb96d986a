package io.serinus.pallet.babe;

import static io.serinus.pallet.consensus.ConsensusChain.EPOCH;
import static io.serinus.pallet.consensus.ConsensusChain.FIRST_SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.crypto.hash.Hashing;
import io.serinus.frame.Origin;
import io.serinus.frame.RuntimeCall;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.pallet.TestChain;
import io.serinus.pallet.consensus.ConsensusChain;
import io.serinus.pallet.session.OffenceSeverity;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.arithmetic.Perbill;
import io.serinus.primitives.consensus.AllowedSlots;
import io.serinus.primitives.consensus.BabeConsensusLog;
import io.serinus.primitives.consensus.BabeEpochConfiguration;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.Fraction;
import io.serinus.primitives.consensus.NextConfigDescriptor;
import io.serinus.primitives.consensus.NextEpochDescriptor;
import io.serinus.primitives.consensus.SecondaryPlainPreDigest;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.Tuple2;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BabeTest {
  private final ConsensusChain it = new ConsensusChain();
  private final TestChain chain = it.chain;
  private final Babe babe = it.babe;

  @Test
  void theFirstBlockBeginsEpochZeroAndAnnouncesItAgain() {
    chain.run(
        () -> {
          assertThat(babe.genesisSlot.get()).isEqualTo(new Slot(FIRST_SLOT));
          assertThat(babe.currentSlot()).isEqualTo(new Slot(FIRST_SLOT));
          assertThat(babe.currentEpoch().epochIndex()).isZero();
          assertThat(it.babeLogs())
              .containsExactly(
                  new BabeConsensusLog.NextEpochData(
                      new NextEpochDescriptor(babe.currentEpoch().authorities(), H256.ZERO)));
          assertThat(babe.configuration().authorities()).hasSize(ConsensusChain.VALIDATORS);
          assertThat(babe.configuration().allowedSlots())
              .isEqualTo(AllowedSlots.PRIMARY_AND_SECONDARY_VRF_SLOTS);
          assertThat(babe.configuration().c()).isEqualTo(new Fraction(1, 4));
        });
  }

  @Test
  void whatFollowsAPreDigestIsPassedOver() {
    DigestItem.PreRuntime whole =
        (DigestItem.PreRuntime)
            ConsensusChain.preRuntime(
                new BabePreDigest.SecondaryPlain(
                    new SecondaryPlainPreDigest(2, new Slot(FIRST_SLOT))));
    byte[] longer = Arrays.copyOf(whole.data().toArray(), whole.data().length() + 1);
    Digest digest = Digest.EMPTY.with(new DigestItem.PreRuntime(EngineId.BABE, Bytes.wrap(longer)));
    assertThat(BlockAuthor.claim(digest).orElseThrow().slot()).isEqualTo(new Slot(FIRST_SLOT));
    assertThat(Babe.findAuthor(digest)).hasValue(2);
    byte[] shorter = Arrays.copyOf(longer, longer.length - 2);
    assertThat(
            BlockAuthor.claim(
                Digest.EMPTY.with(new DigestItem.PreRuntime(EngineId.BABE, Bytes.wrap(shorter)))))
        .isEmpty();
  }

  @Test
  void aSlotIsClaimedByTheFirstSoundClaimButAuthoredByTheFirst() {
    Digest digest =
        Digest.EMPTY
            .with(new DigestItem.PreRuntime(EngineId.BABE, Bytes.ofText("?")))
            .with(
                ConsensusChain.preRuntime(
                    new BabePreDigest.SecondaryPlain(
                        new SecondaryPlainPreDigest(2, new Slot(FIRST_SLOT)))));
    assertThat(BlockAuthor.claim(digest).orElseThrow().slot()).isEqualTo(new Slot(FIRST_SLOT));
    assertThat(Babe.findAuthor(digest)).isEmpty();
  }

  @Test
  void timeMustBeThatOfTheSlot() {
    chain.run(
        () -> {
          babe.onTimestampSet(FIRST_SLOT * 6000);
          babe.onTimestampSet(FIRST_SLOT * 6000 + 5999);
          assertThatThrownBy(() -> babe.onTimestampSet(FIRST_SLOT * 6000 + 6000))
              .isInstanceOf(RuntimePanic.class);
        });
  }

  @Test
  void theOutputsOfWonSlotsAreCollected() {
    chain.run(
        () -> {
          Bytes first = Bytes.wrap(it.drawn(1, new Slot(FIRST_SLOT)));
          chain.runToBlock(2);
          assertThat(babe.authorVrfRandomness()).contains(first);
          assertThat(babe.underConstruction.get(0L)).containsExactly(first);
          Bytes second = Bytes.wrap(it.drawn(2, new Slot(FIRST_SLOT + 1)));
          it.primary(false);
          chain.runToBlock(3);
          assertThat(babe.underConstruction.get(0L)).containsExactly(first, second);
          Bytes third = Bytes.wrap(it.drawn(3, new Slot(FIRST_SLOT + 2)));
          chain.runToBlock(4);
          assertThat(babe.authorVrfRandomness()).contains(third);
          assertThat(babe.underConstruction.get(0L)).containsExactly(first, second);
          assertThat(babe.initialized.exists()).isTrue();
        });
  }

  @Test
  void fullSegmentsAreFollowedByOthersAndUsedWithTheNextEpoch() {
    chain.run(
        () -> {
          Randomness randomness = new Randomness(babe);
          ScaleWriter expected = new ScaleWriter();
          expected.writeFixed(new byte[32]).writeU64(1);
          for (int i = 0; i <= Randomness.SEGMENT; i++) {
            byte[] output = Hashing.blake2b256(new byte[] {(byte) i, (byte) (i >> 8)});
            randomness.collect(Bytes.wrap(output));
            if (i < Randomness.SEGMENT) {
              expected.writeFixed(output);
            }
          }
          assertThat(babe.segmentIndex.get()).isEqualTo(1);
          assertThat(babe.underConstruction.get(1L)).hasSize(1);
          assertThat(randomness.change(1)).isEqualTo(Bytes.wrap(new byte[32]));
          assertThat(babe.nextRandomness.get())
              .isEqualTo(Bytes.wrap(Hashing.blake2b256(expected.toByteArray())));
          assertThat(babe.segmentIndex.get()).isZero();
          assertThat(babe.underConstruction.contains(0L)).isFalse();
        });
  }

  @Test
  void epochsChangeAfterTheirSlotsWithSessions() {
    chain.run(
        () -> {
          chain.runToBlock(EPOCH);
          assertThat(babe.currentEpoch().epochIndex()).isZero();
          assertThat(it.session.currentIndex()).isZero();
          chain.runToBlock(EPOCH + 1);
          assertThat(babe.currentEpoch().epochIndex()).isEqualTo(1);
          assertThat(babe.currentEpochStart()).isEqualTo(new Slot(FIRST_SLOT + EPOCH));
          assertThat(it.session.currentIndex()).isEqualTo(1);
          assertThat(babe.epochStart()).isEqualTo(new Tuple2<>(0L, EPOCH + 1));
          H256 announced = babe.nextEpoch().randomness();
          assertThat(announced.isZero()).isFalse();
          assertThat(it.babeLogs())
              .containsExactly(
                  new BabeConsensusLog.NextEpochData(
                      new NextEpochDescriptor(babe.nextEpoch().authorities(), announced)));
          chain.runToBlock(2 * EPOCH + 1);
          assertThat(babe.currentEpoch().randomness()).isEqualTo(announced);
          assertThat(babe.epochStart()).isEqualTo(new Tuple2<>(EPOCH + 1, 2 * EPOCH + 1));
        });
  }

  @Test
  void theNextChangeIsExpectedWhereNoSlotIsMissed() {
    chain.run(
        () -> {
          assertThat(babe.nextExpectedEpochChange(1)).isEqualTo(OptionalLong.of(EPOCH + 1));
          it.slots(block -> FIRST_SLOT + 3 * block);
          chain.runToBlock(2);
          assertThat(babe.nextExpectedEpochChange(2)).isEqualTo(OptionalLong.of(6));
          assertThat(babe.lateness.get()).isEqualTo(5);
        });
  }

  @Test
  void skippedEpochsAreRemembered() {
    chain.run(
        () -> {
          it.slots(block -> FIRST_SLOT + (block < 3 ? block - 1 : 50 + block));
          chain.runToBlock(3);
          assertThat(babe.currentEpoch().epochIndex()).isEqualTo(5);
          assertThat(it.session.currentIndex()).isEqualTo(1);
          assertThat(babe.skippedEpochs.get()).containsExactly(new Tuple2<>(5L, 1L));
          assertThat(babe.epochs().sessionOf(0)).isZero();
          assertThat(babe.epochs().sessionOf(5)).isEqualTo(1);
          assertThat(babe.epochs().sessionOf(7)).isEqualTo(3);
        });
  }

  @Test
  void anotherConfigurationIsAnnouncedAnEpochAhead() {
    NextConfigDescriptor next =
        new NextConfigDescriptor.V1(new Fraction(1, 2), AllowedSlots.PRIMARY_SLOTS);
    BabeEpochConfiguration config =
        new BabeEpochConfiguration(new Fraction(1, 2), AllowedSlots.PRIMARY_SLOTS);
    chain.run(
        () -> {
          chain.dispatch(Origin.root(), babe.call(new BabeCall.PlanConfigChange(next)));
          chain.runToBlock(EPOCH + 1);
          assertThat(it.babeLogs()).contains(new BabeConsensusLog.NextConfigData(next));
          assertThat(babe.currentEpoch().config()).isNotEqualTo(config);
          assertThat(babe.nextEpoch().config()).isEqualTo(config);
          chain.runToBlock(2 * EPOCH + 1);
          assertThat(babe.currentEpoch().config()).isEqualTo(config);
          assertThat(babe.configuration().c()).isEqualTo(new Fraction(1, 2));
        });
  }

  @Test
  void configurationsWithoutAuthorsAreRefused() {
    NextConfigDescriptor noAuthors =
        new NextConfigDescriptor.V1(new Fraction(0, 1), AllowedSlots.PRIMARY_SLOTS);
    NextConfigDescriptor noFraction =
        new NextConfigDescriptor.V1(
            new Fraction(1, 0), AllowedSlots.PRIMARY_AND_SECONDARY_VRF_SLOTS);
    chain.run(
        () -> {
          for (NextConfigDescriptor bad : List.of(noAuthors, noFraction)) {
            RuntimeCall call = babe.call(new BabeCall.PlanConfigChange(bad));
            assertThat(chain.failure(Origin.root(), call))
                .isEqualTo(TestChain.error(babe, Babe.Error.INVALID_CONFIGURATION));
            assertThat(chain.failure(Origin.signed(TestChain.ALICE), call))
                .isEqualTo(DispatchError.BAD_ORIGIN);
          }
        });
  }

  @Test
  void theDisabledMustNotAuthor() {
    chain.run(
        () -> {
          it.session.disable(1, new OffenceSeverity(Perbill.ONE));
          assertThat(it.babeLogs()).contains(new BabeConsensusLog.OnDisabled(1));
          assertThatThrownBy(it::finishBlock).isInstanceOf(RuntimePanic.class);
        });
  }

  @Test
  void theAuthorIsKnownWithinABlock() {
    chain.run(
        () -> {
          assertThat(it.authorship.author()).contains(ConsensusChain.validator(1));
          chain.runToBlock(2);
          assertThat(it.authorship.author()).contains(ConsensusChain.validator(2));
          assertThat(Optional.of(it.babeId(2)))
              .contains(babe.currentEpoch().authorities().get(2).id());
        });
  }
}
