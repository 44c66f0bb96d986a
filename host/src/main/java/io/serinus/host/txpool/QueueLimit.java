package io.serinus.host.txpool;

/**
 * How much a queue of the pool may hold.
 *
 * @param count the most transactions
 * @param bytes the most bytes that their encodings may take together
 */
public record QueueLimit(int count, long bytes) {
  /** Whether so much is more than the queue may hold. */
  boolean isExceededBy(int otherCount, long otherBytes) {
    return otherCount > count || otherBytes > bytes;
  }
}
