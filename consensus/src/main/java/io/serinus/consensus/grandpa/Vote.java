package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * What a voter says in a round: a block, and what about it.
 *
 * @param kind what is said
 * @param target of which block, and by that of all its ancestors
 */
public record Vote(Kind kind, BlockRef target) {
  /** The kinds of messages, in the order of their indices. */
  public enum Kind {
    PREVOTE,
    PRECOMMIT,
    /** The round's primary voter says what it takes the last round to have come to. */
    PRIMARY_PROPOSE
  }

  /** The {@code Message} of votes on the wire. */
  public static final Codec<Vote> CODEC =
      Codecs.of(
          (v, out) -> {
            out.writeU8(v.kind.ordinal());
            BlockRef.CODEC.encode(v.target, out);
          },
          in -> {
            int index = in.readU8();
            if (index > 2) {
              throw new ScaleException("no vote of kind " + index);
            }
            return new Vote(Kind.values()[index], BlockRef.CODEC.decode(in));
          },
          () ->
              new TypeInfo.Variants(
                  "finality_grandpa::Message",
                  List.of(
                      variant("Prevote", 0),
                      variant("Precommit", 1),
                      variant("PrimaryPropose", 2))));

  private static TypeInfo.Variant variant(String name, int index) {
    return new TypeInfo.Variant(name, index, TypeInfo.Field.unnamed(BlockRef.CODEC::type));
  }

  /**
   * What a voter signs: the vote, the round and the set it is cast in.
   *
   * @param round a {@code u64}
   * @param setId a {@code u64}
   */
  public byte[] payload(long round, long setId) {
    ScaleWriter out = new ScaleWriter(53);
    CODEC.encode(this, out);
    return out.writeU64(round).writeU64(setId).toByteArray();
  }
}
