package io.serinus.host.txpool;

/** Follows one transaction. Called by one thread at a time, in order; must not block. */
@FunctionalInterface
public interface PoolWatcher {
  /** Takes the next status; none follows a {@linkplain TransactionStatus#isFinal final} one. */
  void onStatus(TransactionStatus status);
}
