package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The commit that this voter is going to send when its turn comes, unless somebody else's is there
 * first: voters wait for different times, so that not all send the same. Not thread-safe.
 */
final class CommitTurn {
  private record Planned(long round, Commit commit, long sendAt) {}

  private final long setId;
  private final int voters;
  private final int index;
  private final long gossipMillis;
  private @Nullable Planned planned;

  /**
   * @param signer null for a node that only follows: its turn is like the first voter's
   * @param gossipMillis how long a message is expected to need to reach all, in ms
   */
  CommitTurn(long setId, VoterSet voters, @Nullable VoteSigner signer, long gossipMillis) {
    this.setId = setId;
    this.voters = voters.size();
    this.index = signer == null ? voters.size() : voters.indexOf(signer.id());
    this.gossipMillis = gossipMillis;
  }

  /** Plans to send a commit, and no longer the one before. */
  void plan(long round, Commit commit, long now) {
    planned = new Planned(round, commit, now + delay(round));
  }

  private long delay(long round) {
    if (voters == 1) {
      return 0;
    }
    int turn = Math.floorMod(index + (int) (round % voters), voters);
    return 2 * gossipMillis * turn / voters;
  }

  /** Somebody else's commit has come in: one for no more than that need not be sent. */
  void onOther(BlockRef target) {
    Planned own = planned;
    if (own != null && own.commit.target().number() <= target.number()) {
      planned = null;
    }
  }

  /** When the turn comes, in ms; nothing if no commit is planned. */
  OptionalLong at() {
    Planned own = planned;
    return own == null ? OptionalLong.empty() : OptionalLong.of(own.sendAt);
  }

  /** What is planned is to be sent now. */
  List<VoterAction> send() {
    Planned own = planned;
    planned = null;
    return own == null
        ? List.of()
        : List.of(new VoterAction.SendCommit(setId, own.round, own.commit));
  }
}
