package io.serinus.consensus.grandpa;

/** What a voter wants done. The order in which it says so is to be kept. */
public sealed interface VoterAction {
  /** Put this on disk, before anything that follows. */
  record Persist(VoterState state) implements VoterAction {}

  /** Send one's own vote to all. */
  record SendVote(long setId, long round, SignedVote vote) implements VoterAction {}

  /** Send a commit to all. */
  record SendCommit(long setId, long round, Commit commit) implements VoterAction {}

  /** Make a block final, with its ancestors; the commit proves it. */
  record Finalize(long setId, long round, Commit commit) implements VoterAction {}

  /** Report a voter who equivocates. */
  record Report(long setId, VoteEquivocation proof) implements VoterAction {}

  /** Tell others which round one is in. */
  record Entered(long setId, long round) implements VoterAction {}

  /** Ask somebody who is ahead for the votes of a round. */
  record AskToCatchUp(long setId, long round) implements VoterAction {}
}
