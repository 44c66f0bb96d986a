package io.serinus.consensus.babe;

import io.serinus.primitives.consensus.BabeConfiguration;
import io.serinus.primitives.consensus.BabeEpoch;
import io.serinus.primitives.consensus.BabeEpochConfiguration;
import io.serinus.primitives.consensus.NextConfigDescriptor;
import io.serinus.primitives.consensus.NextEpochDescriptor;
import io.serinus.primitives.consensus.Slot;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple2;
import java.util.Optional;

/**
 * What the first block of an epoch settles for its descendants, until one of them begins another
 * epoch: the epoch it lies in, and the next. Every branch has its own.
 *
 * @param current the epoch that has begun; nothing for genesis, which lies in none
 * @param next the epoch after; at genesis the first one, which starts at the slot of block 1
 */
public record EpochRecord(Optional<BabeEpoch> current, BabeEpoch next) {
  private static final Codec<Tuple2<Optional<BabeEpoch>, BabeEpoch>> FIELDS =
      Tuple2.codec(Codecs.optional(BabeEpoch.CODEC), BabeEpoch.CODEC);

  /** How it is kept on disk. */
  public static final Codec<EpochRecord> CODEC =
      Codecs.mapped(
          FIELDS,
          v -> new Tuple2<>(v.current, v.next),
          v -> new EpochRecord(v.first(), v.second()),
          FIELDS::type);

  /**
   * The epoch of a block.
   *
   * @param epoch with index and start moved on where epochs in between had no block
   * @param first whether the block begins it, so that it has to announce the next
   */
  public record Choice(BabeEpoch epoch, boolean first) {}

  /** What genesis settles. */
  public static EpochRecord genesis(BabeConfiguration configuration) {
    BabeEpoch first =
        new BabeEpoch(
            0,
            new Slot(0),
            configuration.epochLength(),
            configuration.authorities(),
            configuration.randomness(),
            new BabeEpochConfiguration(configuration.c(), configuration.allowedSlots()));
    return new EpochRecord(Optional.empty(), first);
  }

  /** The epoch of a block in a slot on top of the branch; the slot is after the branch's last. */
  public Choice at(Slot slot) {
    if (current.isEmpty()) {
      return new Choice(withPlace(next, next.epochIndex(), slot), true);
    }
    if (slot.compareTo(next.startSlot()) < 0) {
      return new Choice(current.get(), false);
    }
    long skipped = Long.divideUnsigned(slot.number() - next.startSlot().number(), next.duration());
    BabeEpoch epoch =
        withPlace(
            next, next.epochIndex() + skipped, next.startSlot().plus(skipped * next.duration()));
    return new Choice(epoch, true);
  }

  /**
   * What the first block of an epoch settles.
   *
   * @param epoch as {@link #at} gave it
   * @param announced who authors in the next
   * @param changes how, where that changes
   */
  public static EpochRecord beginning(
      BabeEpoch epoch, NextEpochDescriptor announced, Optional<NextConfigDescriptor> changes) {
    BabeEpochConfiguration config =
        changes
            .map(
                change ->
                    switch (change) {
                      case NextConfigDescriptor.V1 v1 ->
                          new BabeEpochConfiguration(v1.c(), v1.allowedSlots());
                    })
            .orElse(epoch.config());
    BabeEpoch next =
        new BabeEpoch(
            epoch.epochIndex() + 1,
            epoch.startSlot().plus(epoch.duration()),
            epoch.duration(),
            announced.authorities(),
            announced.randomness(),
            config);
    return new EpochRecord(Optional.of(epoch), next);
  }

  private static BabeEpoch withPlace(BabeEpoch epoch, long index, Slot start) {
    return new BabeEpoch(
        index, start, epoch.duration(), epoch.authorities(), epoch.randomness(), epoch.config());
  }
}
