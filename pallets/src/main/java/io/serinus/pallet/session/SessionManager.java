package io.serinus.pallet.session;

import io.serinus.primitives.AccountId;
import java.util.List;
import java.util.Optional;

/** Who says who the validators are; on Kusama that is Staking. */
public interface SessionManager {
  /**
   * Plans a session, which is to come after the one under way.
   *
   * @param index its number, larger with each call
   * @return the validators; empty where they stay and nothing about them has changed
   */
  Optional<List<AccountId>> newSession(long index);

  /**
   * Plans one of the first two sessions.
   *
   * @param withKeys who has keys in the genesis configuration, in its order
   */
  default Optional<List<AccountId>> newSessionGenesis(long index, List<AccountId> withKeys) {
    return newSession(index);
  }

  /** A session has ended. */
  default void endSession(long index) {}

  /** A session that was planned begins. */
  default void startSession(long index) {}
}
