package io.serinus.host.db;

import org.jspecify.annotations.Nullable;

/**
 * Ordered keys and values in columns. Safe for use by many threads. Returned arrays are not to be
 * modified.
 */
public interface KeyValueStore extends AutoCloseable {

  /** Returns the value under a key, or null. */
  byte @Nullable [] get(Column column, byte[] key);

  /**
   * Writes a batch atomically. Once this returned, the writes outlive the end of this process.
   *
   * @param sync whether they also have to outlive a loss of power
   */
  void write(WriteBatch batch, boolean sync);

  /**
   * Walks over the keys at or after {@code from} in unsigned byte order, as they are now: writes
   * made during the walk are not seen. The walk must be closed.
   */
  Walk walk(Column column, byte[] from);

  /** Makes all that was written outlive a loss of power and releases the store. */
  @Override
  void close();

  /** A walk over a column. For one thread. */
  interface Walk extends AutoCloseable {
    /** Moves to the next key; false after the last one. */
    boolean next();

    /** Returns the key that {@link #next} moved to. */
    byte[] key();

    /** Returns the value under that key. */
    byte[] value();

    @Override
    void close();
  }
}
