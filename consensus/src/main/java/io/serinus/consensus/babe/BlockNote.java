package io.serinus.consensus.babe;

import io.serinus.primitives.H256;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple2;

/**
 * What BABE remembers of a block that is not yet buried in finality.
 *
 * @param weight how many primary blocks its chain has, genesis to itself: the heaviest chain is
 *     best
 * @param epochBlock the block at or below it whose {@link EpochRecord} holds on top of it
 */
public record BlockNote(long weight, H256 epochBlock) {
  private static final Codec<Tuple2<Long, H256>> FIELDS = Tuple2.codec(Codecs.U64, H256.CODEC);

  /** How it is kept on disk. */
  public static final Codec<BlockNote> CODEC =
      Codecs.mapped(
          FIELDS,
          v -> new Tuple2<>(v.weight, v.epochBlock),
          v -> new BlockNote(v.first(), v.second()),
          FIELDS::type);
}
