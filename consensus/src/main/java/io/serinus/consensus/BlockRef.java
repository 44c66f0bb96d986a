package io.serinus.consensus;

import io.serinus.primitives.H256;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple2;

/**
 * A block by hash and number.
 *
 * @param hash the Blake2-256 hash of its header
 * @param number its height, a {@code u32}; 0 is genesis
 */
public record BlockRef(H256 hash, long number) {
  private static final Codec<Tuple2<H256, Long>> FIELDS = Tuple2.codec(H256.CODEC, Codecs.U32);

  /** The hash and the number, as votes carry them. */
  public static final Codec<BlockRef> CODEC =
      Codecs.mapped(
          FIELDS,
          v -> new Tuple2<>(v.hash, v.number),
          v -> new BlockRef(v.first(), v.second()),
          FIELDS::type);

  /** As logs write it: number and the start of the hash. */
  @Override
  public String toString() {
    return "#" + number + " (" + hash.toString().substring(0, 10) + "…)";
  }
}
