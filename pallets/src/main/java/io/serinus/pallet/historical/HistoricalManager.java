package io.serinus.pallet.historical;

import io.serinus.primitives.AccountId;
import java.util.List;
import java.util.Optional;

/** A manager of sessions that knows what is at stake behind its validators. */
public interface HistoricalManager {
  /** As {@link io.serinus.pallet.session.SessionManager#newSession}. */
  Optional<List<Identification>> newSession(long index);

  /** As {@link io.serinus.pallet.session.SessionManager#newSessionGenesis}. */
  default Optional<List<Identification>> newSessionGenesis(long index, List<AccountId> withKeys) {
    return newSession(index);
  }

  default void endSession(long index) {}

  default void startSession(long index) {}
}
