package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.GrandpaSignature;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.Tuple2;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Precommits of a supermajority for a block or descendants of it.
 *
 * @param target the block that is final by them
 * @param precommits on the target, above it, or below it on the same chain
 */
public record Commit(BlockRef target, List<SignedVote> precommits) {
  private static final Codec<Tuple2<BlockRef, List<SignedVote>>> FIELDS =
      Tuple2.codec(BlockRef.CODEC, Codecs.list(SignedVote.PRECOMMIT_CODEC));

  /** The {@code Commit} within justifications. */
  public static final Codec<Commit> CODEC =
      Codecs.mapped(
          FIELDS,
          v -> new Tuple2<>(v.target, v.precommits),
          v -> new Commit(v.first(), v.second()),
          FIELDS::type);

  private static final Codec<List<BlockRef>> TARGETS = Codecs.list(BlockRef.CODEC);
  private static final Codec<List<Tuple2<GrandpaSignature, GrandpaId>>> AUTH_DATA =
      Codecs.list(Tuple2.codec(GrandpaSignature.CODEC, GrandpaId.CODEC));

  /** The {@code CompactCommit} of gossip: all targets, then all signatures with their signers. */
  public static final Codec<Commit> COMPACT_CODEC =
      Codecs.of(
          (v, out) -> {
            BlockRef.CODEC.encode(v.target, out);
            TARGETS.encode(v.precommits.stream().map(SignedVote::target).toList(), out);
            AUTH_DATA.encode(
                v.precommits.stream().map(p -> new Tuple2<>(p.signature(), p.id())).toList(), out);
          },
          in -> {
            BlockRef target = BlockRef.CODEC.decode(in);
            List<BlockRef> targets = TARGETS.decode(in);
            List<Tuple2<GrandpaSignature, GrandpaId>> auth = AUTH_DATA.decode(in);
            if (targets.size() != auth.size()) {
              throw new ScaleException(
                  targets.size() + " precommits with " + auth.size() + " signatures");
            }
            List<SignedVote> precommits = new ArrayList<>(targets.size());
            for (int i = 0; i < targets.size(); i++) {
              precommits.add(
                  new SignedVote(
                      new Vote(Vote.Kind.PRECOMMIT, targets.get(i)),
                      auth.get(i).first(),
                      auth.get(i).second()));
            }
            return new Commit(target, List.copyOf(precommits));
          },
          FIELDS::type);

  public Commit {
    precommits = List.copyOf(precommits);
  }

  /**
   * The lowest block that the commit speaks of: its target, or the block of a precommit below it.
   * Such precommits do not prove anything themselves; they are there where their voters have
   * precommitted twice and so count for every block.
   */
  public BlockRef lowest() {
    return precommits.stream()
        .map(SignedVote::target)
        .filter(block -> block.number() < target.number())
        .min(Comparator.comparingLong(BlockRef::number))
        .orElse(target);
  }
}
