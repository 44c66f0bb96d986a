package io.serinus.host.client;

import io.serinus.crypto.hash.Hashing;
import io.serinus.primitives.H256;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Remembers signatures that were found good, so that what the pool has verified need not be
 * verified again when a block is built, and executed. Bounded; used by many threads at once.
 */
public final class SignatureCache {
  /** The kinds of signature. */
  enum Scheme {
    ED25519,
    SR25519,
    ECDSA,
    ECDSA_PREHASHED
  }

  /**
   * What is remembered: when the younger half is full, the older one is dropped and it takes its
   * place.
   */
  private record Generation(int number, Set<H256> young, Set<H256> old) {}

  private final int half;
  private volatile Generation generation =
      new Generation(0, ConcurrentHashMap.newKeySet(), Set.of());

  /**
   * Makes an empty cache.
   *
   * @param capacity how many signatures to remember at most, at about 100 bytes each
   */
  public SignatureCache(int capacity) {
    this.half = Math.max(1, capacity / 2);
  }

  /** Whether a signature was found good before. */
  boolean knows(H256 key) {
    Generation now = generation;
    return now.young.contains(key) || now.old.contains(key);
  }

  /** Remembers a good signature. */
  void add(H256 key) {
    Generation now = generation;
    now.young.add(key);
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
  boolean verify(H256 key, BooleanSupplier check) {
    if (knows(key)) {
      return true;
    }
    boolean good = check.getAsBoolean();
    if (good) {
      add(key);
    }
    return good;
  }

  /** How many signatures are remembered. */
  public int size() {
    Generation now = generation;
    return now.young.size() + now.old.size();
  }

  /** What stands for a signature: a hash over all that it depends on. */
  static H256 key(Scheme scheme, byte[] signature, byte[] message, byte[] publicKey) {
    byte[] all = new byte[3 + signature.length + publicKey.length + message.length];
    all[0] = (byte) scheme.ordinal();
    // Lengths, so that no bytes can count for another part; both are below 256 where they are right
    all[1] = (byte) signature.length;
    all[2] = (byte) publicKey.length;
    System.arraycopy(signature, 0, all, 3, signature.length);
    System.arraycopy(publicKey, 0, all, 3 + signature.length, publicKey.length);
    System.arraycopy(message, 0, all, 3 + signature.length + publicKey.length, message.length);
    return H256.wrap(Hashing.blake2b256(all));
  }
}
