package io.serinus.rpc.backend;

import org.jspecify.annotations.Nullable;

/** The store of offchain workers that survives forks and restarts. */
public interface OffchainBackend {
  /** The value under a key, or {@code null}. */
  byte @Nullable [] get(byte[] key);

  /** Puts a value under a key. */
  void set(byte[] key, byte[] value);

  /** Removes a key. */
  void clear(byte[] key);
}
