package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.consensus.HeaderTree;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.scale.ScaleException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks commits and justifications of one authority set. Strict: besides what safety needs, a
 * proof may hold nothing that does not serve it, so that there is no room for padding.
 */
public final class JustificationVerifier {
  /** How far a precommit may lie below the target; honest voters' never do. */
  private static final long DEEPEST = 10_000;

  private final VoterSet voters;
  private final long setId;
  private final SignatureCheck signatures;

  public JustificationVerifier(VoterSet voters, long setId, SignatureCheck signatures) {
    this.voters = voters;
    this.setId = setId;
    this.signatures = signatures;
  }

  /**
   * Decodes a justification and checks that it proves a block final.
   *
   * @param block which block it has to be
   * @throws BadJustificationException if it does not
   */
  public GrandpaJustification verify(byte[] encoded, BlockRef block)
      throws BadJustificationException {
    GrandpaJustification justification;
    try {
      justification = GrandpaJustification.CODEC.decode(encoded);
    } catch (ScaleException e) {
      throw new BadJustificationException("no justification: " + e.getMessage());
    }
    if (!justification.target().equals(block)) {
      throw new BadJustificationException(
          "a justification of " + justification.target() + " where one of " + block + " belongs");
    }
    verify(justification);
    return justification;
  }

  /**
   * Checks that a justification proves its target final.
   *
   * @throws BadJustificationException if it does not
   */
  public void verify(GrandpaJustification justification) throws BadJustificationException {
    Map<H256, Header> headers = new HashMap<>();
    for (Header header : justification.votesAncestries()) {
      if (headers.put(GrandpaJustification.hashOf(header), header) != null) {
        throw new BadJustificationException("a header is there twice");
      }
    }
    HeaderTree tree =
        hash ->
            Optional.ofNullable(headers.get(hash))
                .map(h -> new HeaderTree.Link(h.number(), h.parentHash()));
    Set<H256> visited = verifyCommit(justification.commit(), justification.round(), tree);
    if (visited.size() != headers.size()) {
      throw new BadJustificationException(
          (headers.size() - visited.size()) + " headers lead to no precommit");
    }
  }

  /**
   * Checks that a commit proves its target final.
   *
   * @param tree knows the blocks from the precommits' targets down to the commit's lowest
   * @return the blocks above the commit's lowest on the way to the precommits
   * @throws BadJustificationException if it does not
   */
  public Set<H256> verifyCommit(Commit commit, long round, HeaderTree tree)
      throws BadJustificationException {
    // How far the ways lead is for the signers to choose, so nobody else may send us there.
    Set<GrandpaId> equivocators = requireSigners(commit, round);
    BlockRef lowest = commit.lowest();
    Map<BlockRef, Boolean> ways = ways(commit, tree);
    requireSupermajority(commit.precommits(), equivocators, ways);
    return ways.keySet().stream()
        .filter(block -> !block.equals(lowest))
        .map(BlockRef::hash)
        .collect(Collectors.toSet());
  }

  /**
   * Checks what can be told of a commit without its blocks: that it holds nothing but precommits
   * that voters have signed, of none too many.
   *
   * @return who has voted twice
   * @throws BadJustificationException if it holds something else
   */
  Set<GrandpaId> requireSigners(Commit commit, long round) throws BadJustificationException {
    List<SignedVote> precommits = commit.precommits();
    if (precommits.size() > 2L * voters.size()) {
      throw new BadJustificationException(
          precommits.size() + " precommits of " + voters.size() + " voters");
    }
    Set<GrandpaId> equivocators = requireVoters(precommits);
    BlockRef lowest = commit.lowest();
    if (commit.target().number() - lowest.number() > DEEPEST) {
      throw new BadJustificationException("a precommit for " + lowest + ", far below the target");
    }
    requireSignatures(precommits, round);
    return equivocators;
  }

  /**
   * The blocks on the ways from the precommits' targets down to the lowest block, ends included,
   * and of each whether it is the commit's target or descends from it. No block is visited twice.
   */
  private static Map<BlockRef, Boolean> ways(Commit commit, HeaderTree tree)
      throws BadJustificationException {
    BlockRef lowest = commit.lowest();
    Map<BlockRef, Boolean> ways = new HashMap<>();
    ways.put(lowest, lowest.equals(commit.target()));
    for (SignedVote precommit : commit.precommits()) {
      Deque<BlockRef> down = new ArrayDeque<>();
      BlockRef block = precommit.target();
      Boolean above = ways.get(block);
      while (above == null) {
        HeaderTree.Link link = tree.find(block.hash()).orElse(null);
        if (link == null || link.number() != block.number() || link.number() <= lowest.number()) {
          throw new BadJustificationException(
              "no way from " + precommit.target() + " down to " + lowest);
        }
        down.push(block);
        block = new BlockRef(link.parent(), link.number() - 1);
        above = ways.get(block);
      }
      for (BlockRef next : down) {
        above |= next.equals(commit.target());
        ways.put(next, above);
      }
    }
    return ways;
  }

  private void requireSignatures(List<SignedVote> precommits, long round)
      throws BadJustificationException {
    if (signatures.verifyAll(precommits, round, setId)) {
      return;
    }
    for (SignedVote precommit : precommits) {
      if (!signatures.verify(precommit, round, setId)) {
        throw new BadJustificationException("a bad signature of " + precommit.id());
      }
    }
  }

  /**
   * Requires that all are voters and none has voted too often.
   *
   * @return who has voted twice
   */
  private Set<GrandpaId> requireVoters(List<SignedVote> precommits)
      throws BadJustificationException {
    Map<GrandpaId, BlockRef> first = new HashMap<>();
    Set<GrandpaId> equivocators = new HashSet<>();
    for (SignedVote precommit : precommits) {
      GrandpaId id = precommit.id();
      if (!voters.contains(id)) {
        throw new BadJustificationException("a precommit of " + id + ", who is no voter");
      }
      BlockRef before = first.putIfAbsent(id, precommit.target());
      if (before != null && (before.equals(precommit.target()) || !equivocators.add(id))) {
        throw new BadJustificationException("a precommit too many of " + id);
      }
    }
    return equivocators;
  }

  /** Who has voted twice counts for the target whatever the votes are for. */
  private void requireSupermajority(
      List<SignedVote> precommits, Set<GrandpaId> equivocators, Map<BlockRef, Boolean> ways)
      throws BadJustificationException {
    long weight = equivocators.stream().mapToLong(voters::weightOf).sum();
    for (SignedVote precommit : precommits) {
      if (!equivocators.contains(precommit.id()) && ways.getOrDefault(precommit.target(), false)) {
        weight += voters.weightOf(precommit.id());
      }
    }
    if (weight < voters.threshold()) {
      throw new BadJustificationException(
          "precommits of weight " + weight + " where " + voters.threshold() + " are needed");
    }
  }
}
