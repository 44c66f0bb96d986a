package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes part in the rounds of one authority set. A state machine: every method tells it that
 * something happened and returns what is to be done about it; time comes in as a number. It ends
 * with its set; the next set has a voter of its own. Not thread-safe.
 */
public final class GrandpaVoter {
  /** Own votes are said again after so many gossip times without a new round. */
  private static final int REPEAT_AFTER = 10;

  private record LateVote(long round, SignedVote vote) {}

  private record LateCommit(long round, Commit commit) {}

  private final long setId;
  private final VoterSet voters;
  private final VoterChain chain;
  private final SignatureCheck signatures;
  private final @Nullable VoteSigner signer;
  private final JustificationVerifier verifier;
  private final long gossipMillis;

  private final PastRounds past = new PastRounds();
  private final CommitTurn ownCommit;
  private final WaitingRoom<LateVote> lateVotes;
  private final WaitingRoom<LateCommit> lateCommits = new WaitingRoom<>(16);
  private CompletedRound last;
  private Participation current;
  private BlockRef finalized;
  private BlockRef finalizedInRounds;
  private long repeatAt;
  private long askAgainAt = Long.MIN_VALUE;

  /**
   * @param state as it was on disk, or {@link VoterState#startingFrom} for a set that begins
   * @param finalized the last final block; the state's base or later
   * @param signer null for a node that only follows
   * @param gossipMillis how long a message is expected to need to reach all, in ms
   * @param now in ms
   */
  public GrandpaVoter(
      VoterState state,
      VoterSet voters,
      BlockRef finalized,
      VoterChain chain,
      SignatureCheck signatures,
      @Nullable VoteSigner signer,
      long gossipMillis,
      long now) {
    this.setId = state.setId();
    this.voters = voters;
    this.chain = chain;
    this.signatures = signatures;
    this.signer = signer;
    this.gossipMillis = gossipMillis;
    this.ownCommit = new CommitTurn(setId, voters, signer, gossipMillis);
    this.verifier = new JustificationVerifier(voters, setId, signatures);
    this.lateVotes = new WaitingRoom<>(4 * voters.size() + 64);
    this.finalized = finalized;
    this.last = state.last();
    this.finalizedInRounds = last.state().finalized().orElse(last.base());
    if (last.number() > 0) {
      Round before = new Round(last.number(), voters, last.base());
      last.votes().forEach(vote -> before.add(vote, chain));
      // Votes for forks that are lost cannot be counted again: then what is known of it has to do.
      if (before.state().completable()) {
        past.add(before);
      }
    }
    Round round = new Round(last.number() + 1, voters, finalizedInRounds);
    OwnVotes own =
        state.own().round() == round.number() ? state.own() : OwnVotes.none(round.number());
    own.all().forEach(vote -> round.add(vote, chain));
    this.current = participate(round, own, now);
    this.repeatAt = now;
  }

  /**
   * Begins, or goes on after a restart: own votes are sent again. That they could be read from the
   * disk does not say that a loss of power cannot undo them.
   */
  public List<VoterAction> start(long now) {
    List<VoterAction> actions = new ArrayList<>();
    actions.add(new VoterAction.Persist(state()));
    actions.add(new VoterAction.Entered(setId, current.round().number()));
    advance(now, actions);
    return actions;
  }

  /** Time has passed, or the chain has grown. */
  public List<VoterAction> onTick(long now) {
    List<VoterAction> actions = new ArrayList<>();
    advance(now, actions);
    return actions;
  }

  /** A block has been imported: votes may have waited for it. */
  public List<VoterAction> onBlock(BlockRef block, long now) {
    List<VoterAction> actions = new ArrayList<>();
    for (LateVote late : lateVotes.takeBlock(block.hash())) {
      count(late.round, late.vote, actions);
    }
    for (LateCommit late : lateCommits.takeBlock(block.hash())) {
      importCommit(late.round, late.commit, now, actions);
    }
    advance(now, actions);
    return actions;
  }

  /** A block has become final by other means, such as a justification that came with it. */
  public void onFinalized(BlockRef block) {
    if (block.number() > finalized.number()) {
      finalized = block;
    }
  }

  /** A vote has come in, signature unchecked. */
  public List<VoterAction> onVote(long round, SignedVote vote, long now) {
    List<VoterAction> actions = new ArrayList<>();
    boolean interesting = round == current.round().number() + 1 || roundOf(round) != null;
    if (interesting && voters.contains(vote.id()) && signatures.verify(vote, round, setId)) {
      count(round, vote, actions);
      advance(now, actions);
    }
    return actions;
  }

  /**
   * A commit has come in, unchecked.
   *
   * @throws BadJustificationException if it proves nothing: its sender is at fault
   */
  public List<VoterAction> onCommit(long round, Commit commit, long now)
      throws BadJustificationException {
    List<VoterAction> actions = new ArrayList<>();
    if (commit.target().number() <= finalized.number()) {
      return actions;
    }
    Optional<BlockRef> unknown =
        commit.precommits().stream()
            .map(SignedVote::target)
            .filter(target -> chain.find(target.hash()).isEmpty())
            .findFirst();
    if (unknown.isPresent()) {
      verifier.requireSigners(commit, round);
      lateCommits.add(unknown.get().hash(), new LateCommit(round, commit));
      return actions;
    }
    verifier.verifyCommit(commit, round, chain);
    importValid(round, commit, actions);
    advance(now, actions);
    return actions;
  }

  /** A peer says which round it is in; who is far behind asks for help. */
  public List<VoterAction> onPeerRound(long round, long now) {
    if (Long.compareUnsigned(round, current.round().number() + 2) < 0 || now < askAgainAt) {
      return List.of();
    }
    askAgainAt = now + 2 * gossipMillis;
    return List.of(new VoterAction.AskToCatchUp(setId, round - 1));
  }

  /** The votes of the last completed round, for who asks for that or an earlier one. */
  public Optional<CatchUp> catchUp(long round) {
    return CatchUp.of(state(), round);
  }

  /**
   * The votes of a round that others have completed: if they complete it here as well, voting goes
   * on in the next one.
   */
  public List<VoterAction> onCatchUp(CatchUp help, long now) {
    List<VoterAction> actions = new ArrayList<>();
    int most = 2 * voters.size();
    if (help.setId() != setId
        || Long.compareUnsigned(help.round(), current.round().number()) < 0
        || help.prevotes().size() > most
        || help.precommits().size() > most) {
      return actions;
    }
    Round round = new Round(help.round(), voters, finalizedInRounds);
    for (List<SignedVote> votes : List.of(help.prevotes(), help.precommits())) {
      for (SignedVote vote : votes) {
        if (!signatures.verify(vote, help.round(), setId)) {
          return actions;
        }
        reportEquivocation(round.add(vote, chain), actions);
      }
    }
    if (!round.state().completable()) {
      return actions;
    }
    past.add(current.round());
    complete(round, now, actions);
    advance(now, actions);
    return actions;
  }

  /** What is left to send when the set ends. */
  public List<VoterAction> close() {
    return ownCommit.send();
  }

  /** When {@link #onTick} is to be called at the latest, in ms. */
  public long wakeAt(long now) {
    long next = Math.max(repeatAt, now + 1);
    next = Math.min(next, current.wakeAt(now).orElse(next));
    return Math.min(next, ownCommit.at().orElse(next));
  }

  /** How voting stands, for whoever asks. */
  public VoterStatus status() {
    return VoterStatus.of(setId, current.round(), past.newestFirst());
  }

  public long setId() {
    return setId;
  }

  /** Whether it has a key to vote with; whether that is one of the set is another question. */
  public boolean votes() {
    return signer != null;
  }

  /** The number of the round that is being voted in. */
  public long round() {
    return current.round().number();
  }

  /** What has to be on disk. */
  public VoterState state() {
    return new VoterState(setId, last, current.own());
  }

  private void advance(long now, List<VoterAction> actions) {
    while (true) {
      castVotes(now, actions);
      finalizeFrom(current.round(), now, actions);
      past.all().forEach(round -> finalizeFrom(round, now, actions));
      if (!mayComplete()) {
        break;
      }
      past.add(current.round());
      complete(current.round(), now, actions);
    }
    repeatVotes(now, actions);
    if (ownCommit.at().orElse(Long.MAX_VALUE) <= now) {
      actions.addAll(ownCommit.send());
    }
  }

  private void castVotes(long now, List<VoterAction> actions) {
    RoundState before = stateBefore();
    Optional<SignedVote> next;
    while ((next = current.next(before, now)).isPresent()) {
      SignedVote vote = next.get();
      actions.add(new VoterAction.Persist(state()));
      actions.add(new VoterAction.SendVote(setId, current.round().number(), vote));
      if (vote.vote().kind() == Vote.Kind.PRIMARY_PROPOSE) {
        current.onProposal(vote);
      } else {
        current.round().add(vote, chain);
      }
    }
  }

  private void repeatVotes(long now, List<VoterAction> actions) {
    if (now < repeatAt) {
      return;
    }
    repeatAt = now + REPEAT_AFTER * gossipMillis;
    long round = current.round().number();
    current
        .own()
        .all()
        .map(vote -> new VoterAction.SendVote(setId, round, vote))
        .filter(action -> !actions.contains(action))
        .forEach(actions::add);
    VoteSigner key = signer;
    if (key != null) {
      last.votes().stream()
          .filter(vote -> vote.id().equals(key.id()))
          .forEach(vote -> actions.add(new VoterAction.SendVote(setId, last.number(), vote)));
    }
  }

  private RoundState stateBefore() {
    Round before = past.get(current.round().number() - 1);
    return before == null ? last.state() : before.state();
  }

  /** Whether the round is decided, this node has had its say, and the round before is settled. */
  private boolean mayComplete() {
    Round round = current.round();
    if (!round.state().completable() || !current.done()) {
      return false;
    }
    RoundState before = stateBefore();
    BlockRef estimate = before.estimate().orElse(null);
    return estimate != null
        && (estimate.number() <= finalized.number()
            || reaches(before, estimate)
            || reaches(round.state(), estimate));
  }

  private static boolean reaches(RoundState state, BlockRef estimate) {
    return state.finalized().map(f -> estimate.number() <= f.number()).orElse(false);
  }

  private void complete(Round round, long now, List<VoterAction> actions) {
    past.add(round);
    finalizeFrom(round, now, actions);
    last = CompletedRound.of(round);
    round
        .state()
        .finalized()
        .filter(block -> block.number() > finalizedInRounds.number())
        .ifPresent(block -> finalizedInRounds = block);
    past.dropSettled(last.number(), finalized);
    Round next = new Round(round.number() + 1, voters, finalizedInRounds);
    current = participate(next, OwnVotes.none(next.number()), now);
    repeatAt = now + REPEAT_AFTER * gossipMillis;
    actions.add(new VoterAction.Persist(state()));
    actions.add(new VoterAction.Entered(setId, next.number()));
    for (LateVote late : lateVotes.takeIf(late -> late.round == next.number())) {
      count(late.round, late.vote, actions);
    }
  }

  private void count(long number, SignedVote vote, List<VoterAction> actions) {
    Round round = roundOf(number);
    boolean future = round == null && number == current.round().number() + 1;
    if (future || chain.find(vote.target().hash()).isEmpty()) {
      lateVotes.add(vote.target().hash(), new LateVote(number, vote));
    } else if (vote.vote().kind() == Vote.Kind.PRIMARY_PROPOSE) {
      if (number == current.round().number()) {
        current.onProposal(vote);
      }
    } else if (round != null) {
      reportEquivocation(round.add(vote, chain), actions);
    }
  }

  private void reportEquivocation(Round.Imported imported, List<VoterAction> actions) {
    if (imported instanceof Round.Equivocated(VoteEquivocation proof)
        && (signer == null || !signer.id().equals(proof.offender()))) {
      actions.add(new VoterAction.Report(setId, proof));
    }
  }

  private void importCommit(long round, Commit commit, long now, List<VoterAction> actions) {
    try {
      actions.addAll(onCommit(round, commit, now));
    } catch (BadJustificationException e) {
      // Whoever sent it could be told apart no more: it just has no effect.
      return;
    }
  }

  private void importValid(long number, Commit commit, List<VoterAction> actions) {
    finalized = commit.target();
    ownCommit.onOther(commit.target());
    actions.add(new VoterAction.Finalize(setId, number, commit));
    Round round = roundOf(number);
    if (round != null) {
      commit.precommits().forEach(vote -> reportEquivocation(round.add(vote, chain), actions));
    }
  }

  private void finalizeFrom(Round round, long now, List<VoterAction> actions) {
    BlockRef block = round.state().finalized().orElse(null);
    if (block == null || block.number() <= finalized.number()) {
      return;
    }
    round
        .commit(chain)
        .filter(commit -> commit.target().number() > finalized.number())
        .ifPresent(
            commit -> {
              finalized = commit.target();
              actions.add(new VoterAction.Finalize(setId, round.number(), commit));
              ownCommit.plan(round.number(), commit, now);
            });
  }

  private @Nullable Round roundOf(long number) {
    return number == current.round().number() ? current.round() : past.get(number);
  }

  private Participation participate(Round round, OwnVotes own, long now) {
    return new Participation(round, chain, signer, setId, own, now, gossipMillis);
  }
}
