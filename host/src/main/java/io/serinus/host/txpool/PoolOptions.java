package io.serinus.host.txpool;

import java.time.Duration;

/**
 * The pool's limits.
 *
 * @param ready the limit of the transactions that a block could take
 * @param future the limit of those that wait for others
 * @param rejectFuture whether to take no transaction that has to wait for others
 * @param banTime how long a transaction stays out that was invalid, included, stale or dropped
 * @param author whether this node authors blocks; if not, what may not be gossiped is refused
 */
public record PoolOptions(
    QueueLimit ready, QueueLimit future, boolean rejectFuture, Duration banTime, boolean author) {
  /** The limits of the reference node, for a node that authors blocks. */
  public static final PoolOptions DEFAULT =
      new PoolOptions(
          new QueueLimit(8192, 20L << 20),
          new QueueLimit(512, 1L << 20),
          false,
          Duration.ofMinutes(30),
          true);

  /** With another limit of the ready ones; a tenth of it is for those that wait. */
  public PoolOptions withLimit(QueueLimit limit) {
    QueueLimit waiting = new QueueLimit(limit.count() / 10, limit.bytes() / 10);
    return new PoolOptions(limit, waiting, rejectFuture, banTime, author);
  }

  /** With another time for which transactions stay out; none lets them be tried again at once. */
  public PoolOptions withBanTime(Duration time) {
    return new PoolOptions(ready, future, rejectFuture, time, author);
  }

  /** For a node that authors, or one that does not. */
  public PoolOptions withAuthor(boolean authors) {
    return new PoolOptions(ready, future, rejectFuture, banTime, authors);
  }

  /** How many transactions both queues may hold. */
  int totalCount() {
    return ready.count() + future.count();
  }
}
