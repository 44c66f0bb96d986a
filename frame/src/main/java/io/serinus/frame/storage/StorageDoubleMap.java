package io.serinus.frame.storage;

import io.serinus.scale.Codec;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A map from two keys. */
public sealed class StorageDoubleMap<K1, K2, V> extends AbstractMap<V> {
  private final StorageHasher hasher1;
  private final Codec<K1> codec1;
  private final StorageHasher hasher2;
  private final Codec<K2> codec2;

  /** Both keys of an entry. */
  public record Keys<K1, K2>(K1 first, K2 second) {}

  public StorageDoubleMap(
      StoragePrefix prefix,
      StorageHasher hasher1,
      Codec<K1> codec1,
      StorageHasher hasher2,
      Codec<K2> codec2,
      Codec<V> valueCodec) {
    this(prefix, hasher1, codec1, hasher2, codec2, valueCodec, null);
  }

  StorageDoubleMap(
      StoragePrefix prefix,
      StorageHasher hasher1,
      Codec<K1> codec1,
      StorageHasher hasher2,
      Codec<K2> codec2,
      Codec<V> valueCodec,
      @Nullable Supplier<V> byDefault) {
    super(prefix, valueCodec, byDefault);
    this.hasher1 = hasher1;
    this.codec1 = codec1;
    this.hasher2 = hasher2;
    this.codec2 = codec2;
  }

  /** The storage key of an entry. */
  public final byte[] key(K1 first, K2 second) {
    return key(keyOf(first), hasher2, encode(codec2, second));
  }

  /** What the storage keys of all entries with this first key begin with. */
  public final byte[] keyOf(K1 first) {
    return key(prefix(), hasher1, encode(codec1, first));
  }

  public final boolean contains(K1 first, K2 second) {
    return containsAt(key(first, second));
  }

  /** The value as stored. */
  public final Optional<V> find(K1 first, K2 second) {
    return findAt(key(first, second));
  }

  public final void insert(K1 first, K2 second, V value) {
    insertAt(key(first, second), value);
  }

  public final void remove(K1 first, K2 second) {
    removeAt(key(first, second));
  }

  /** Removes the value and returns what was stored. */
  public final Optional<V> take(K1 first, K2 second) {
    return takeAt(key(first, second));
  }

  /** Stores what the operator makes of the value; empty removes it. */
  public final <E extends Exception> void mutateExists(
      K1 first, K2 second, ThrowingOperator<Optional<V>, E> operator) throws E {
    mutateExistsAt(key(first, second), operator);
  }

  /** Appends to a value that is a list, without reading it. */
  public final <T> void append(K1 first, K2 second, Codec<T> element, T value) {
    appendAt(key(first, second), element, value);
  }

  /** The number of elements of a value that is a list, read without decoding them. */
  public final long decodeLength(K1 first, K2 second) {
    return decodeLengthAt(key(first, second));
  }

  /** Removes all entries with this first key, and returns how many the block began with. */
  public final long clearPrefix(K1 first) {
    return Unhashed.clearPrefix(keyOf(first), -1);
  }

  /** The entries with their keys; only where both hashers keep keys. */
  public final Iterable<StorageMap.Entry<Keys<K1, K2>, V>> entries() {
    return entriesUnder(
        prefix(), in -> new Keys<>(readKey(hasher1, codec1, in), readKey(hasher2, codec2, in)));
  }

  /** The entries with this first key; only where the second hasher keeps keys. */
  public final Iterable<StorageMap.Entry<K2, V>> entriesOf(K1 first) {
    return entriesUnder(keyOf(first), in -> readKey(hasher2, codec2, in));
  }

  /** A map from two keys whose entries all have a value to begin with. */
  public static final class WithDefault<K1, K2, V> extends StorageDoubleMap<K1, K2, V> {
    public WithDefault(
        StoragePrefix prefix,
        StorageHasher hasher1,
        Codec<K1> codec1,
        StorageHasher hasher2,
        Codec<K2> codec2,
        Codec<V> valueCodec) {
      this(prefix, hasher1, codec1, hasher2, codec2, valueCodec, Defaults.of(valueCodec));
    }

    public WithDefault(
        StoragePrefix prefix,
        StorageHasher hasher1,
        Codec<K1> codec1,
        StorageHasher hasher2,
        Codec<K2> codec2,
        Codec<V> valueCodec,
        Supplier<V> byDefault) {
      super(prefix, hasher1, codec1, hasher2, codec2, valueCodec, byDefault);
    }

    /** The value, or the default. */
    public V get(K1 first, K2 second) {
      return getAt(key(first, second));
    }

    /** Stores what the operator makes of the value. */
    public void mutate(K1 first, K2 second, UnaryOperator<V> operator) {
      byte[] key = key(first, second);
      insertAt(key, operator.apply(getAt(key)));
    }

    /** Stores what the operator makes of the value, unless it refuses. */
    public <E extends Exception> void tryMutate(
        K1 first, K2 second, ThrowingOperator<V, E> operator) throws E {
      byte[] key = key(first, second);
      insertAt(key, operator.apply(getAt(key)));
    }

    /** Removes the value and returns it, or the default. */
    public V takeOrDefault(K1 first, K2 second) {
      return takeOrDefaultAt(key(first, second));
    }
  }
}
