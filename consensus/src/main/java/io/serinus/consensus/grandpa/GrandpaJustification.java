package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.consensus.HeaderTree;
import io.serinus.crypto.hash.Hashing;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple3;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A proof that a block is final, which stands by itself: given the voters of the set, nothing else
 * is needed to check it.
 *
 * @param round the round of the precommits
 * @param commit the precommits
 * @param votesAncestries the headers that lead from the precommits' targets down to {@link
 *     Commit#lowest}, which itself is left out; none twice
 */
public record GrandpaJustification(long round, Commit commit, List<Header> votesAncestries) {
  private static final Codec<Tuple3<Long, Commit, List<Header>>> FIELDS =
      Tuple3.codec(Codecs.U64, Commit.CODEC, Codecs.list(Header.CODEC));

  public static final Codec<GrandpaJustification> CODEC =
      Codecs.mapped(
          FIELDS,
          v -> new Tuple3<>(v.round, v.commit, v.votesAncestries),
          v -> new GrandpaJustification(v.first(), v.second(), v.third()),
          FIELDS::type);

  public GrandpaJustification {
    votesAncestries = List.copyOf(votesAncestries);
  }

  /** The block that is final. */
  public BlockRef target() {
    return commit.target();
  }

  /** The hash of a header, seal included. */
  public static H256 hashOf(Header header) {
    return H256.wrap(Hashing.blake2b256(Header.CODEC.encode(header)));
  }

  /**
   * The justification of a commit.
   *
   * @param commit one whose precommits all descend from its lowest block
   * @param headers where the headers are found
   * @return nothing where a header is missing or a precommit lies on another chain
   */
  public static Optional<GrandpaJustification> of(
      long round, Commit commit, Function<H256, Optional<Header>> headers) {
    List<Header> ancestries = new ArrayList<>();
    Set<H256> seen = new HashSet<>();
    HeaderTree tree =
        hash -> headers.apply(hash).map(h -> new HeaderTree.Link(h.number(), h.parentHash()));
    BlockRef lowest = commit.lowest();
    for (SignedVote precommit : commit.precommits()) {
      List<BlockRef> path = tree.path(lowest, precommit.target()).orElse(null);
      if (path == null) {
        return Optional.empty();
      }
      for (BlockRef block : path.subList(0, path.size() - 1)) {
        if (seen.add(block.hash())) {
          ancestries.add(headers.apply(block.hash()).orElseThrow());
        }
      }
    }
    return Optional.of(new GrandpaJustification(round, commit, ancestries));
  }
}
