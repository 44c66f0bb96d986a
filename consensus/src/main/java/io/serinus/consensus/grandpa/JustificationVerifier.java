package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.consensus.HeaderTree;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.scale.ScaleException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks commits and justifications of one authority set. Strict: besides what safety needs, a
 * proof may hold nothing that does not serve it, so that there is no room for padding. The cheap
 * checks come first, signatures last.
 */
public final class JustificationVerifier {
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
   * @param tree knows the blocks from the precommits' targets down to the commit's
   * @return the blocks above the commit's target on the way to the precommits
   * @throws BadJustificationException if it does not
   */
  public Set<H256> verifyCommit(Commit commit, long round, HeaderTree tree)
      throws BadJustificationException {
    List<SignedVote> precommits = commit.precommits();
    if (precommits.size() > 2L * voters.size()) {
      throw new BadJustificationException(
          precommits.size() + " precommits of " + voters.size() + " voters");
    }
    requireSupermajority(precommits);
    Set<H256> visited = new HashSet<>();
    Map<BlockRef, Boolean> known = new HashMap<>();
    for (SignedVote precommit : precommits) {
      if (known.putIfAbsent(precommit.target(), true) != null) {
        continue;
      }
      List<BlockRef> path =
          tree.path(commit.target(), precommit.target())
              .orElseThrow(
                  () ->
                      new BadJustificationException(
                          "no way from " + precommit.target() + " down to " + commit.target()));
      for (BlockRef block : path.subList(0, path.size() - 1)) {
        visited.add(block.hash());
      }
    }
    requireSignatures(precommits, round);
    return visited;
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

  private void requireSupermajority(List<SignedVote> precommits) throws BadJustificationException {
    Map<GrandpaId, BlockRef> first = new HashMap<>();
    Set<GrandpaId> equivocators = new HashSet<>();
    long weight = 0;
    for (SignedVote precommit : precommits) {
      GrandpaId id = precommit.id();
      if (!voters.contains(id)) {
        throw new BadJustificationException("a precommit of " + id + ", who is no voter");
      }
      BlockRef before = first.putIfAbsent(id, precommit.target());
      if (before == null) {
        weight += voters.weightOf(id);
      } else if (before.equals(precommit.target()) || !equivocators.add(id)) {
        throw new BadJustificationException("a precommit too many of " + id);
      }
    }
    if (weight < voters.threshold()) {
      throw new BadJustificationException(
          "precommits of weight " + weight + " where " + voters.threshold() + " are needed");
    }
  }
}
