package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.consensus.HeaderTree;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.GrandpaId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The counting of one round's votes (GRANDPA paper, section 3; Polkadot specification, chapter
 * "Finality"). Votes come in with their signatures checked; what the round has come to is read from
 * {@link #state()}. Not thread-safe.
 */
public final class Round {
  /** What became of a vote. */
  public sealed interface Imported {}

  /** It counts. */
  public record Counted() implements Imported {}

  /** It changes nothing: known already, or from one who is known to equivocate. */
  public record Redundant() implements Imported {}

  /** It cannot count: its voter is none, or its target is not known. */
  public record Refused(String why) implements Imported {}

  /** It is the voter's second in this half of the round; from now on it speaks for every block. */
  public record Equivocated(VoteEquivocation proof) implements Imported {}

  private final long number;
  private final VoterSet voters;
  private final VoteTree tree;
  private final Ballots prevotes = new Ballots();
  private final Ballots precommits = new Ballots();

  private VoteTree.@Nullable Node prevoteGhost;
  private VoteTree.@Nullable Node finalized;
  private VoteTree.@Nullable Node estimate;
  private boolean completable;

  /**
   * @param number from 1 on in every set
   * @param base what the rounds before have finalized: only what descends from it is decided here
   */
  public Round(long number, VoterSet voters, BlockRef base) {
    this.number = number;
    this.voters = voters;
    this.tree = new VoteTree(base);
  }

  public long number() {
    return number;
  }

  public BlockRef base() {
    return tree.base().block;
  }

  public VoterSet voters() {
    return voters;
  }

  /**
   * Counts a prevote or precommit. One for a block that does not descend from the base speaks for
   * no block that matters here; yet its voter has voted, and may turn out to equivocate. (Bases
   * differ between nodes by what each has seen finalized, and what they count must not.)
   *
   * @param headers must know the target; a target it does not know is refused
   */
  public Imported add(SignedVote vote, HeaderTree headers) {
    Vote.Kind kind = vote.vote().kind();
    if (kind == Vote.Kind.PRIMARY_PROPOSE) {
      return new Refused("a proposal is no vote");
    }
    long weight = voters.weightOf(vote.id());
    if (weight == 0) {
      return new Refused("not a voter: " + vote.id());
    }
    Ballots ballots = kind == Vote.Kind.PREVOTE ? prevotes : precommits;
    Ballots.Ballot before = ballots.of(vote.id());
    if (before != null && (before.equivocates() || before.first().vote().equals(vote.vote()))) {
      return new Redundant();
    }
    boolean known =
        headers
            .find(vote.target().hash())
            .map(link -> link.number() == vote.target().number())
            .orElse(false);
    if (!known) {
      return new Refused("no block " + vote.target());
    }
    Imported result;
    if (before == null) {
      ballots.putFirst(vote, weight);
      headers.path(base(), vote.target()).ifPresent(path -> tree.add(path, kind, weight));
      result = new Counted();
    } else {
      ballots.putSecond(before, vote, weight);
      if (headers.isSameOrDescendant(base(), before.first().target())) {
        tree.withdraw(before.first().target(), kind, weight);
      }
      result = new Equivocated(new VoteEquivocation(number, before.first(), vote));
    }
    update();
    return result;
  }

  /** What the round has come to. */
  public RoundState state() {
    return new RoundState(
        blockOf(prevoteGhost), blockOf(finalized), blockOf(estimate), completable);
  }

  /** Whether nobody's prevote is missing any more. */
  public boolean allHavePrevoted() {
    return prevotes.voters() == voters.size();
  }

  /** How many prevotes or precommits have come, and of what weight: for the status of the round. */
  public long weight(Vote.Kind kind) {
    return (kind == Vote.Kind.PREVOTE ? prevotes : precommits).weight();
  }

  /** Who has not cast a vote of this kind yet. */
  public List<GrandpaId> missing(Vote.Kind kind) {
    Ballots ballots = kind == Vote.Kind.PREVOTE ? prevotes : precommits;
    return voters.voters().stream()
        .map(Authority::id)
        .filter(id -> ballots.of(id) == null)
        .toList();
  }

  /** The votes of one kind that are kept: at most two of each voter. */
  public List<SignedVote> votes(Vote.Kind kind) {
    return (kind == Vote.Kind.PREVOTE ? prevotes : precommits).votes();
  }

  /**
   * The commit that proves the most of what is final: one precommit for its block or a descendant
   * from each voter who cast one. The block is {@link RoundState#finalized()}, or lower where that
   * is final only since equivocators count for every block: votes that are not above a block cannot
   * be shown for it.
   *
   * @return nothing where no block above the base can be proven
   */
  public Optional<Commit> commit(HeaderTree headers) {
    for (VoteTree.Node node = finalized; node != null && node.parent != null; node = node.parent) {
      List<SignedVote> proof = precommitsFor(node.block, headers);
      long weight = proof.stream().mapToLong(vote -> voters.weightOf(vote.id())).sum();
      if (weight >= voters.threshold()) {
        return Optional.of(new Commit(node.block, proof));
      }
    }
    return Optional.empty();
  }

  private List<SignedVote> precommitsFor(BlockRef block, HeaderTree headers) {
    List<SignedVote> proof = new ArrayList<>();
    for (Ballots.Ballot ballot : precommits.all()) {
      SignedVote second = ballot.second();
      if (headers.isSameOrDescendant(block, ballot.first().target())) {
        proof.add(ballot.first());
      } else if (second != null && headers.isSameOrDescendant(block, second.target())) {
        proof.add(second);
      }
    }
    return proof;
  }

  private void update() {
    long threshold = voters.threshold();
    prevoteGhost = findPrevoteGhost(threshold);
    if (prevoteGhost == null) {
      return;
    }
    if (precommits.weight() < threshold) {
      // A supermajority may still be reached by any block up to the ghost.
      estimate = prevoteGhost;
      return;
    }
    finalized = VoteTree.descend(prevoteGhost, node -> precommitWeight(node) >= threshold);
    estimate = VoteTree.descend(prevoteGhost, this::mayReachSupermajority);
    if (estimate == null) {
      completable = false;
      return;
    }
    completable =
        estimate != prevoteGhost
            || VoteTree.climb(estimate, this::mayReachSupermajority) == estimate;
  }

  private VoteTree.@Nullable Node findPrevoteGhost(long threshold) {
    long equivocators = prevotes.equivocatorWeight();
    VoteTree.Node base = tree.base();
    if (base.weight(Vote.Kind.PREVOTE) + equivocators < threshold) {
      return null;
    }
    return VoteTree.climb(base, node -> node.weight(Vote.Kind.PREVOTE) + equivocators >= threshold);
  }

  private long precommitWeight(VoteTree.Node node) {
    return node.weight(Vote.Kind.PRECOMMIT) + precommits.equivocatorWeight();
  }

  /**
   * Whether precommits yet to come, from those who have not voted and from as many further
   * equivocators as the protocol tolerates, could still make a supermajority for the block.
   */
  private boolean mayReachSupermajority(VoteTree.Node node) {
    long threshold = voters.threshold();
    long tolerated = voters.totalWeight() - threshold;
    long furtherEquivocators = Math.max(0, tolerated - precommits.equivocatorWeight());
    long now = precommitWeight(node);
    long unheard = voters.totalWeight() - precommits.weight();
    long couldSwitch = Math.min(precommits.weight() - now, furtherEquivocators);
    return now + unheard + couldSwitch >= threshold;
  }

  private static Optional<BlockRef> blockOf(VoteTree.@Nullable Node node) {
    return Optional.ofNullable(node).map(n -> n.block);
  }
}
