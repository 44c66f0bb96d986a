package io.serinus.host.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Remembers signatures that were found good, so that what the pool has verified need not be
 * verified again when a block is built, and executed. Bounded; used by many threads at once.
 */
public final class SignatureCache {
  /**
   * What is remembered: when the younger half is full, the older one is dropped and it takes its
   * place.
   */
  private record Generation(int number, Set<SignedMessage> young, Set<SignedMessage> old) {}

  private final int half;
  private volatile Generation generation =
      new Generation(0, ConcurrentHashMap.newKeySet(), Set.of());

  /**
   * Makes an empty cache.
   *
   * @param capacity how many signatures to remember at most, at about 500 bytes each
   */
  public SignatureCache(int capacity) {
    this.half = Math.max(1, capacity / 2);
  }

  /** Whether a signature was found good before. */
  boolean knows(SignedMessage message) {
    Generation now = generation;
    return now.young.contains(message) || now.old.contains(message);
  }

  /** Remembers a good signature. */
  void add(SignedMessage message) {
    Generation now = generation;
    now.young.add(message);
    if (now.young.size() >= half) {
      succeed(now);
    }
  }

  private synchronized void succeed(Generation full) {
    if (generation.number == full.number) {
      generation = new Generation(full.number + 1, ConcurrentHashMap.newKeySet(), full.young);
    }
  }

  /** Verifies a signature unless it is known to be good. */
  boolean verify(SignedMessage message, BooleanSupplier check) {
    if (knows(message)) {
      return true;
    }
    boolean good = check.getAsBoolean();
    if (good) {
      add(message);
    }
    return good;
  }

  /** How many signatures are remembered. */
  public int size() {
    Generation now = generation;
    return now.young.size() + now.old.size();
  }
}
