package io.serinus.frame.storage;

import io.serinus.scale.Codec;
import io.serinus.scale.ScaleReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A map from a tuple of keys, each hashed by its own hasher.
 *
 * @param <K> the tuple
 */
public sealed class StorageNMap<K, V> extends AbstractMap<V> {
  private final List<StorageHasher> hashers;
  private final Keys<K> keys;

  /** Takes a tuple of keys apart and puts it together. */
  public interface Keys<K> {
    /** The encodings of the keys in order. */
    List<byte[]> encode(K keys);

    /** Reads the keys; before each one {@code next} passes over its hash. */
    K decode(ScaleReader in, Runnable next);
  }

  public StorageNMap(
      StoragePrefix prefix, List<StorageHasher> hashers, Keys<K> keys, Codec<V> valueCodec) {
    this(prefix, hashers, keys, valueCodec, null);
  }

  StorageNMap(
      StoragePrefix prefix,
      List<StorageHasher> hashers,
      Keys<K> keys,
      Codec<V> valueCodec,
      @Nullable Supplier<V> byDefault) {
    super(prefix, valueCodec, byDefault);
    this.hashers = hashers;
    this.keys = keys;
  }

  /** The storage key of an entry. */
  public final byte[] key(K tuple) {
    byte[] key = prefix();
    int i = 0;
    for (byte[] part : keys.encode(tuple)) {
      key = key(key, hashers.get(i++), part);
    }
    return key;
  }

  public final boolean contains(K key) {
    return containsAt(key(key));
  }

  /** The value as stored. */
  public final Optional<V> find(K key) {
    return findAt(key(key));
  }

  public final void insert(K key, V value) {
    insertAt(key(key), value);
  }

  public final void remove(K key) {
    removeAt(key(key));
  }

  /** Removes the value and returns what was stored. */
  public final Optional<V> take(K key) {
    return takeAt(key(key));
  }

  /** Stores what the operator makes of the value; empty removes it. */
  public final <E extends Exception> void mutateExists(
      K key, ThrowingOperator<Optional<V>, E> operator) throws E {
    mutateExistsAt(key(key), operator);
  }

  /** Appends to a value that is a list, without reading it. */
  public final <T> void append(K key, Codec<T> element, T value) {
    appendAt(key(key), element, value);
  }

  /** The number of elements of a value that is a list, read without decoding them. */
  public final long decodeLength(K key) {
    return decodeLengthAt(key(key));
  }

  /**
   * Removes all entries whose first keys are these, and returns how many the block began with.
   *
   * @param firstKeys the encodings of the first keys
   */
  public final long clearPrefix(List<byte[]> firstKeys) {
    byte[] key = prefix();
    int i = 0;
    for (byte[] part : firstKeys) {
      key = key(key, hashers.get(i++), part);
    }
    return Unhashed.clearPrefix(key, -1);
  }

  /** The entries with their keys; only where all hashers keep keys. */
  public final Iterable<StorageMap.Entry<K, V>> entries() {
    return entriesUnder(
        prefix(),
        in -> {
          int[] at = {0};
          return keys.decode(in, () -> in.skip(hashers.get(at[0]++).hashLength()));
        });
  }

  /** A map from a tuple of keys whose entries all have a value to begin with. */
  public static final class WithDefault<K, V> extends StorageNMap<K, V> {
    public WithDefault(
        StoragePrefix prefix, List<StorageHasher> hashers, Keys<K> keys, Codec<V> valueCodec) {
      this(prefix, hashers, keys, valueCodec, Defaults.of(valueCodec));
    }

    public WithDefault(
        StoragePrefix prefix,
        List<StorageHasher> hashers,
        Keys<K> keys,
        Codec<V> valueCodec,
        Supplier<V> byDefault) {
      super(prefix, hashers, keys, valueCodec, byDefault);
    }

    /** The value, or the default. */
    public V get(K key) {
      return getAt(key(key));
    }

    /** Stores what the operator makes of the value. */
    public void mutate(K key, UnaryOperator<V> operator) {
      byte[] at = key(key);
      insertAt(at, operator.apply(getAt(at)));
    }

    /** Stores what the operator makes of the value, unless it refuses. */
    public <E extends Exception> void tryMutate(K key, ThrowingOperator<V, E> operator) throws E {
      byte[] at = key(key);
      insertAt(at, operator.apply(getAt(at)));
    }

    /** Removes the value and returns it, or the default. */
    public V takeOrDefault(K key) {
      return takeOrDefaultAt(key(key));
    }
  }
}
