package io.serinus.consensus.grandpa;

import java.util.Optional;

/** How voters reach each other. Sending never waits; what is lost is said again by the voter. */
public interface GrandpaNetwork {
  /** Sends one's own vote to all; the network passes on votes of others by itself. */
  void sendVote(long setId, long round, SignedVote vote);

  /** Sends a commit to all. */
  void sendCommit(long setId, long round, Commit commit);

  /** Tells all which round one is in. */
  void noteRound(long setId, long round);

  /** Asks somebody who is in a later round for the votes of a round. */
  void askToCatchUp(long setId, long round);

  /**
   * Has what comes in handed to a listener.
   *
   * @return ends it
   */
  Runnable listen(Listener listener);

  /** Takes what comes in, unchecked. Calls may come from any thread and return at once. */
  interface Listener {
    void onVote(long setId, long round, SignedVote vote);

    void onCommit(long setId, long round, Commit commit);

    /** A peer is in a round. */
    void onPeerRound(long setId, long round);

    void onCatchUp(CatchUp help);

    /** The answer to a peer who asks for the votes of a round, if there is one. */
    Optional<CatchUp> catchUp(long setId, long round);
  }

  /** Nobody else is there. */
  static GrandpaNetwork alone() {
    return new GrandpaNetwork() {
      @Override
      public void sendVote(long setId, long round, SignedVote vote) {}

      @Override
      public void sendCommit(long setId, long round, Commit commit) {}

      @Override
      public void noteRound(long setId, long round) {}

      @Override
      public void askToCatchUp(long setId, long round) {}

      @Override
      public Runnable listen(Listener listener) {
        return () -> {};
      }
    };
  }
}
