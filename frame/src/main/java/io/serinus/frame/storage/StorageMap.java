package io.serinus.frame.storage;

import io.serinus.scale.Codec;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A map from one key. */
public sealed class StorageMap<K, V> extends AbstractMap<V>
    permits StorageMap.WithDefault, CountedStorageMap {
  private final StorageHasher hasher;
  private final Codec<K> keyCodec;
  private final KeyMemo<K> memo = new KeyMemo<>();

  /** An entry met in an iteration. */
  public record Entry<K, V>(K key, V value) {}

  public StorageMap(
      StoragePrefix prefix, StorageHasher hasher, Codec<K> keyCodec, Codec<V> valueCodec) {
    this(prefix, hasher, keyCodec, valueCodec, null);
  }

  StorageMap(
      StoragePrefix prefix,
      StorageHasher hasher,
      Codec<K> keyCodec,
      Codec<V> valueCodec,
      @Nullable Supplier<V> byDefault) {
    super(prefix, valueCodec, byDefault);
    this.hasher = hasher;
    this.keyCodec = keyCodec;
  }

  /** The storage key of an entry, not to be changed. */
  public final byte[] key(K key) {
    byte[] known = memo.get(key);
    if (known == null) {
      known = key(prefix(), hasher, encode(keyCodec, key));
      memo.put(key, known);
    }
    return known;
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

  /** The entries with their keys; only where the hasher keeps keys. */
  public final Iterable<Entry<K, V>> entries() {
    return entriesUnder(prefix(), in -> readKey(hasher, keyCodec, in));
  }

  /** The values, whatever the hasher. */
  public final Iterable<V> values() {
    Iterable<Entry<Boolean, V>> entries = entriesUnder(prefix(), in -> true);
    return () -> {
      java.util.Iterator<Entry<Boolean, V>> iterator = entries.iterator();
      return new java.util.Iterator<>() {
        @Override
        public boolean hasNext() {
          return iterator.hasNext();
        }

        @Override
        public V next() {
          return iterator.next().value();
        }
      };
    };
  }

  /** A map from one key whose entries all have a value to begin with. */
  public static final class WithDefault<K, V> extends StorageMap<K, V> {
    public WithDefault(
        StoragePrefix prefix, StorageHasher hasher, Codec<K> keyCodec, Codec<V> valueCodec) {
      this(prefix, hasher, keyCodec, valueCodec, Defaults.of(valueCodec));
    }

    public WithDefault(
        StoragePrefix prefix,
        StorageHasher hasher,
        Codec<K> keyCodec,
        Codec<V> valueCodec,
        Supplier<V> byDefault) {
      super(prefix, hasher, keyCodec, valueCodec, byDefault);
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
