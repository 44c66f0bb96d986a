package io.serinus.pallet.babe;

import io.serinus.primitives.H256;
import io.serinus.primitives.arithmetic.Unsigned;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.BabeConsensusLog;
import io.serinus.primitives.consensus.BabeEpoch;
import io.serinus.primitives.consensus.BabeEpochConfiguration;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.NextConfigDescriptor;
import io.serinus.primitives.consensus.NextEpochDescriptor;
import io.serinus.primitives.consensus.Slot;
import io.serinus.scale.Bytes;
import io.serinus.scale.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The course of epochs. */
final class Epochs {
  private static final int MAX_SKIPPED = 100;

  private final Babe babe;
  private final long duration;

  Epochs(Babe babe, long duration) {
    this.babe = babe;
    this.duration = duration;
  }

  /** The slot that the epoch begins with. */
  Slot startOf(long epochIndex) {
    return babe.genesisSlot.get().plus(epochIndex * duration);
  }

  Slot currentStart() {
    return startOf(babe.epochIndex.get());
  }

  /** The epoch that a slot belongs to. */
  long indexOf(Slot slot) {
    return Long.divideUnsigned(
        Unsigned.saturatingSub(slot.number(), babe.genesisSlot.get().number()), duration);
  }

  /**
   * Whether another epoch begins with this block. Epoch 0 begins with block 1, with what the
   * genesis says, so nothing changes there.
   */
  boolean shouldChange(long block) {
    return block != 1
        && !Unsigned.less(
            Unsigned.saturatingSub(babe.currentSlot.get().number(), currentStart().number()),
            duration);
  }

  BabeEpoch current() {
    return new BabeEpoch(
        babe.epochIndex.get(),
        currentStart(),
        duration,
        babe.authorities.get(),
        hash(babe.randomness.get()),
        configuration());
  }

  BabeEpoch next() {
    long index = babe.epochIndex.get() + 1;
    return new BabeEpoch(
        index,
        startOf(index),
        duration,
        babe.nextAuthorities.get(),
        hash(babe.nextRandomness.get()),
        babe.nextEpochConfig.find().orElseGet(this::configuration));
  }

  BabeEpochConfiguration configuration() {
    return babe.epochConfig
        .find()
        .orElseThrow(() -> new IllegalStateException("genesis configures epochs"));
  }

  /** Epoch 0 begins with the chain's first block, and announces itself once more. */
  void begin(Slot slot) {
    babe.genesisSlot.put(slot);
    announce(babe.authorities.get(), babe.randomness.get());
  }

  /** Begins an epoch and announces the one after it. */
  void change(
      List<Authority<BabeId>> authorities, List<Authority<BabeId>> next, long sessionIndex) {
    if (authorities.isEmpty()) {
      return;
    }
    // Whole epochs are skipped where there were no blocks for so long. The new one then uses what
    // was announced for the one after the last.
    long index = indexOf(babe.currentSlot.get());
    if (babe.epochIndex.get() + 1 != index) {
      noteSkipped(index, sessionIndex);
    }
    babe.epochIndex.put(index);
    babe.authorities.put(authorities);
    babe.randomness.put(new Randomness(babe).change(index + 1));
    babe.nextAuthorities.put(next);
    long block = babe.blockNumber();
    babe.epochStart.mutate(start -> new Tuple2<>(start.second(), block));
    announce(next, babe.nextRandomness.get());
    babe.nextEpochConfig.find().ifPresent(babe.epochConfig::put);
    Optional<NextConfigDescriptor> planned = babe.pendingEpochConfigChange.take();
    if (planned.isPresent()) {
      babe.nextEpochConfig.put(
          switch (planned.get()) {
            case NextConfigDescriptor.V1(var c, var allowed) ->
                new BabeEpochConfiguration(c, allowed);
          });
      babe.announce(new BabeConsensusLog.NextConfigData(planned.get()));
    }
  }

  private void announce(List<Authority<BabeId>> authorities, Bytes randomness) {
    babe.announce(
        new BabeConsensusLog.NextEpochData(new NextEpochDescriptor(authorities, hash(randomness))));
  }

  private void noteSkipped(long epoch, long session) {
    if (Unsigned.less(epoch, session)) {
      return;
    }
    List<Tuple2<Long, Long>> skipped = new ArrayList<>(babe.skippedEpochs.get());
    if (skipped.size() == MAX_SKIPPED) {
      skipped.removeFirst();
    }
    skipped.add(new Tuple2<>(epoch, session));
    babe.skippedEpochs.put(skipped);
  }

  /** The session that was under way in an epoch that there was. */
  long sessionOf(long epoch) {
    long behind = 0;
    for (Tuple2<Long, Long> skip : babe.skippedEpochs.get()) {
      if (Unsigned.less(epoch, skip.first())) {
        break;
      }
      behind = skip.first() - skip.second();
    }
    return Unsigned.min(Unsigned.saturatingSub(epoch, behind), 0xffff_ffffL);
  }

  private static H256 hash(Bytes bytes) {
    return H256.wrap(bytes.unsafeArray());
  }
}
