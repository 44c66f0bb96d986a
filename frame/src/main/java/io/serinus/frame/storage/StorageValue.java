package io.serinus.frame.storage;

import io.serinus.hostapi.Host;
import io.serinus.scale.Codec;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A single value, there or not. */
public sealed class StorageValue<V> {
  private final StoragePrefix prefix;
  final Codec<V> codec;

  public StorageValue(StoragePrefix prefix, Codec<V> codec) {
    this.prefix = prefix;
    this.codec = codec;
  }

  /** The storage key. */
  public final byte[] key() {
    return prefix.bytes();
  }

  public final boolean exists() {
    return Host.api().storageExists(key());
  }

  /** The value as stored. */
  public final Optional<V> find() {
    return Optional.ofNullable(orNull());
  }

  final @Nullable V orNull() {
    return Unhashed.get(key(), codec);
  }

  public final void put(V value) {
    Unhashed.put(key(), codec, value);
  }

  /** Removes the value. */
  public final void kill() {
    Host.api().storageClear(key());
  }

  /** Removes the value and returns what was stored. */
  public final Optional<V> take() {
    Optional<V> value = find();
    if (value.isPresent()) {
      kill();
    }
    return value;
  }

  /** Stores what the operator makes of the value; empty removes it. */
  public final <E extends Exception> void mutateExists(ThrowingOperator<Optional<V>, E> operator)
      throws E {
    Optional<V> next = operator.apply(find());
    if (next.isPresent()) {
      put(next.get());
    } else {
      kill();
    }
  }

  /** Appends to a value that is a list, without reading it. */
  public final <T> void append(Codec<T> element, T value) {
    Host.api().storageAppend(key(), element.encode(value));
  }

  /**
   * The number of elements of a value that is a list or byte string, read without decoding them.
   */
  public final long decodeLength() {
    return Unhashed.decodeLength(key());
  }

  @Nullable Supplier<byte[]> fallback() {
    return null;
  }

  /** A single value with a default. */
  public static final class WithDefault<V> extends StorageValue<V> {
    private final Supplier<V> byDefault;

    public WithDefault(StoragePrefix prefix, Codec<V> codec) {
      this(prefix, codec, Defaults.of(codec));
    }

    public WithDefault(StoragePrefix prefix, Codec<V> codec, Supplier<V> byDefault) {
      super(prefix, codec);
      this.byDefault = byDefault;
    }

    /** The value, or the default. */
    public V get() {
      V value = orNull();
      return value == null ? byDefault.get() : value;
    }

    /** Stores what the operator makes of the value. */
    public void mutate(UnaryOperator<V> operator) {
      put(operator.apply(get()));
    }

    /** Stores what the operator makes of the value, unless it refuses. */
    public <E extends Exception> void tryMutate(ThrowingOperator<V, E> operator) throws E {
      put(operator.apply(get()));
    }

    /** Removes the value and returns it, or the default. */
    public V takeOrDefault() {
      return take().orElseGet(byDefault);
    }

    @Override
    Supplier<byte[]> fallback() {
      return () -> codec.encode(byDefault.get());
    }
  }
}
