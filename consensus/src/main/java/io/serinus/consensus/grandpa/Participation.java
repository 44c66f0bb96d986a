package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How this node takes part in one round: when it is time to propose, to prevote and to precommit,
 * and for what. A node without a key, or with one that is not of the set, goes through the same
 * steps and says nothing.
 */
final class Participation {
  private enum Step {
    START,
    PREVOTED,
    PRECOMMITTED
  }

  private final Round round;
  private final VoterChain chain;
  private final @Nullable VoteSigner signer;
  private final long setId;
  private final long prevoteAt;
  private final long precommitAt;
  private OwnVotes own;
  private Step step = Step.START;
  private @Nullable BlockRef proposed;

  /**
   * @param signer null for a node that does not vote
   * @param own what was said before a restart
   * @param now the start of the round, in ms
   * @param gossipMillis how long a message is expected to need to reach all, in ms
   */
  Participation(
      Round round,
      VoterChain chain,
      @Nullable VoteSigner signer,
      long setId,
      OwnVotes own,
      long now,
      long gossipMillis) {
    this.round = round;
    this.chain = chain;
    this.signer = signer != null && round.voters().contains(signer.id()) ? signer : null;
    this.setId = setId;
    this.own = own;
    this.prevoteAt = now + 2 * gossipMillis;
    this.precommitAt = now + 4 * gossipMillis;
    if (own.precommit().isPresent()) {
      step = Step.PRECOMMITTED;
    } else if (own.prevote().isPresent()) {
      step = Step.PREVOTED;
    }
  }

  Round round() {
    return round;
  }

  OwnVotes own() {
    return own;
  }

  /** Whether nothing is left to say in the round. */
  boolean done() {
    return step == Step.PRECOMMITTED;
  }

  /** When to look again, in ms; nothing where only messages can change something. */
  Optional<Long> wakeAt(long now) {
    long next = step == Step.START ? prevoteAt : precommitAt;
    return step == Step.PRECOMMITTED || next <= now ? Optional.empty() : Optional.of(next);
  }

  /** Notes what the round's primary proposes; others' proposals are of no interest. */
  void onProposal(SignedVote vote) {
    if (vote.id().equals(round.voters().primaryOf(round.number()))) {
      proposed = vote.target();
    }
  }

  /**
   * The next vote that is due, if any; to be asked until none is.
   *
   * @param before what the round before has come to
   */
  Optional<SignedVote> next(RoundState before, long now) {
    BlockRef estimate = before.estimate().orElse(null);
    if (estimate == null) {
      return Optional.empty();
    }
    if (step == Step.START) {
      if (mayPropose(before, estimate)) {
        return Optional.of(say(Vote.Kind.PRIMARY_PROPOSE, estimate));
      }
      if (now >= prevoteAt || round.state().completable()) {
        step = Step.PREVOTED;
        Optional<SignedVote> vote = prevote(before, estimate);
        if (vote.isPresent()) {
          return vote;
        }
      }
    }
    return step == Step.PREVOTED ? precommit(estimate, now) : Optional.empty();
  }

  /** The primary tells what it takes the last round to have come to, if that is not final yet. */
  private boolean mayPropose(RoundState before, BlockRef estimate) {
    return signer != null
        && own.proposal().isEmpty()
        && signer.id().equals(round.voters().primaryOf(round.number()))
        && before.finalized().map(f -> estimate.number() > f.number()).orElse(true);
  }

  private Optional<SignedVote> prevote(RoundState before, BlockRef estimate) {
    if (signer == null) {
      return Optional.empty();
    }
    return chain
        .targetAbove(baseOfPrevote(before, estimate))
        .map(target -> say(Vote.Kind.PREVOTE, target));
  }

  /**
   * The estimate, or what the primary proposes if that lies between the estimate and what the last
   * round's prevotes agreed on.
   */
  private BlockRef baseOfPrevote(RoundState before, BlockRef estimate) {
    BlockRef hint = proposed;
    BlockRef ghost = before.prevoteGhost().orElse(estimate);
    boolean useful =
        hint != null
            && hint.number() > estimate.number()
            && hint.number() <= ghost.number()
            && chain
                .path(estimate, ghost)
                .map(path -> List.copyOf(path).contains(hint))
                .orElse(false);
    return useful && hint != null ? hint : estimate;
  }

  private Optional<SignedVote> precommit(BlockRef estimate, long now) {
    BlockRef ghost = round.state().prevoteGhost().orElse(null);
    if (ghost == null || !chain.isSameOrDescendant(estimate, ghost)) {
      return Optional.empty();
    }
    // Where everybody has prevoted there is nothing to wait for.
    if (now < precommitAt && !round.state().completable() && !round.allHavePrevoted()) {
      return Optional.empty();
    }
    step = Step.PRECOMMITTED;
    return signer == null ? Optional.empty() : Optional.of(say(Vote.Kind.PRECOMMIT, ghost));
  }

  private SignedVote say(Vote.Kind kind, BlockRef target) {
    VoteSigner key = java.util.Objects.requireNonNull(signer);
    Vote vote = new Vote(kind, target);
    SignedVote signed =
        new SignedVote(vote, key.sign(vote.payload(round.number(), setId)), key.id());
    own = own.with(signed);
    return signed;
  }
}
