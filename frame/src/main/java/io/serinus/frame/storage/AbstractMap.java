package io.serinus.frame.storage;

import io.serinus.hostapi.Host;
import io.serinus.scale.Codec;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What maps of any number of keys share: the work on whole storage keys. */
public abstract sealed class AbstractMap<V> permits StorageMap, StorageDoubleMap, StorageNMap {
  final StoragePrefix prefix;
  final Codec<V> valueCodec;
  private final @Nullable Supplier<V> byDefault;

  AbstractMap(StoragePrefix prefix, Codec<V> valueCodec, @Nullable Supplier<V> byDefault) {
    this.prefix = prefix;
    this.valueCodec = valueCodec;
    this.byDefault = byDefault;
  }

  /** The bytes that the keys of all entries begin with. */
  public final byte[] prefix() {
    return prefix.bytes();
  }

  final Codec<V> valueCodec() {
    return valueCodec;
  }

  /** The default; only for maps that have one. */
  final V defaultValue() {
    if (byDefault == null) {
      throw new IllegalStateException("this map has no default");
    }
    return byDefault.get();
  }

  final @Nullable Supplier<byte[]> fallback() {
    return byDefault == null ? null : () -> valueCodec.encode(byDefault.get());
  }

  /** The storage key: the prefix, and what each key contributes to it. */
  static byte[] key(byte[] prefix, StorageHasher hasher, byte[] encodedKey) {
    return Unhashed.concat(prefix, hasher.hash(encodedKey));
  }

  final Optional<V> findAt(byte[] key) {
    return Optional.ofNullable(Unhashed.get(key, valueCodec));
  }

  final V getAt(byte[] key) {
    V value = Unhashed.get(key, valueCodec);
    return value == null ? defaultValue() : value;
  }

  final boolean containsAt(byte[] key) {
    return Host.api().storageExists(key);
  }

  /** Every change of an entry passes through here, so that counted maps can count. */
  void insertAt(byte[] key, V value) {
    Unhashed.put(key, valueCodec, value);
  }

  void removeAt(byte[] key) {
    Host.api().storageClear(key);
  }

  final Optional<V> takeAt(byte[] key) {
    Optional<V> value = findAt(key);
    if (value.isPresent()) {
      removeAt(key);
    }
    return value;
  }

  final V takeOrDefaultAt(byte[] key) {
    return takeAt(key).orElseGet(this::defaultValue);
  }

  final <E extends Exception> void mutateExistsAt(byte[] key, ThrowingOperator<Optional<V>, E> op)
      throws E {
    Optional<V> next = op.apply(findAt(key));
    if (next.isPresent()) {
      insertAt(key, next.get());
    } else {
      removeAt(key);
    }
  }

  /** Whether there are no entries. */
  public final boolean isEmpty() {
    return !Unhashed.containsPrefixed(prefix());
  }

  /** Removes all entries and returns how many the block began with. */
  public long clear() {
    return Unhashed.clearPrefix(prefix(), -1);
  }

  /**
   * The entries under a longer prefix, in the order of their storage keys. An entry may be removed
   * while it is the last one handed out. Those that do not decode are passed over.
   *
   * @param readKey reads the keys that follow the prefix
   */
  final <K> Iterable<StorageMap.Entry<K, V>> entriesUnder(
      byte[] start, Function<ScaleReader, K> readKey) {
    return () -> new Entries<>(start, readKey);
  }

  private final class Entries<K> implements Iterator<StorageMap.Entry<K, V>> {
    private final byte[] start;
    private final Function<ScaleReader, K> readKey;
    private byte[] last;
    private StorageMap.@Nullable Entry<K, V> next;

    Entries(byte[] start, Function<ScaleReader, K> readKey) {
      this.start = start;
      this.readKey = readKey;
      this.last = start;
    }

    @Override
    public boolean hasNext() {
      while (next == null) {
        byte[] key = Host.api().storageNextKey(last);
        if (key == null || !startsWith(key, start)) {
          return false;
        }
        last = key;
        next = read(key);
      }
      return true;
    }

    private StorageMap.@Nullable Entry<K, V> read(byte[] key) {
      V value = Unhashed.get(key, valueCodec);
      if (value == null) {
        return null;
      }
      try {
        ScaleReader in = new ScaleReader(key, start.length, key.length - start.length);
        return new StorageMap.Entry<>(readKey.apply(in), value);
      } catch (ScaleException e) {
        Unhashed.logCorrupted(key, e);
        return null;
      }
    }

    @Override
    public StorageMap.Entry<K, V> next() {
      StorageMap.Entry<K, V> entry = hasNext() ? next : null;
      if (entry == null) {
        throw new NoSuchElementException();
      }
      next = null;
      return entry;
    }
  }

  /** Reads one key where its hasher has put it. */
  static <K> K readKey(StorageHasher hasher, Codec<K> codec, ScaleReader in) {
    if (!hasher.keepsKey()) {
      throw new IllegalStateException(hasher + " does not keep keys");
    }
    in.skip(hasher.hashLength());
    return codec.decode(in);
  }

  static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  final <T> void appendAt(byte[] key, Codec<T> element, T value) {
    Host.api().storageAppend(key, element.encode(value));
  }

  final long decodeLengthAt(byte[] key) {
    return Unhashed.decodeLength(key);
  }

  static <K> byte[] encode(Codec<K> codec, K key) {
    ScaleWriter out = new ScaleWriter(40);
    codec.encode(key, out);
    return out.toByteArray();
  }
}
