package io.serinus.frame.storage;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/**
 * A map from one key that knows how many entries it has; the number is an item of its own, {@code
 * CounterFor<Name>}.
 */
public final class CountedStorageMap<K, V> extends StorageMap<K, V> {
  private final StorageValue.WithDefault<Long> counter;

  public CountedStorageMap(
      StoragePrefix prefix,
      StoragePrefix counterPrefix,
      StorageHasher hasher,
      Codec<K> keyCodec,
      Codec<V> valueCodec) {
    super(prefix, hasher, keyCodec, valueCodec);
    this.counter = new StorageValue.WithDefault<>(counterPrefix, Codecs.U32);
  }

  /** How many entries there are. */
  public long count() {
    return counter.get();
  }

  /** The item that holds the number of entries. */
  public StorageValue.WithDefault<Long> counter() {
    return counter;
  }

  @Override
  void insertAt(byte[] key, V value) {
    if (!containsAt(key)) {
      counter.mutate(n -> n + 1);
    }
    super.insertAt(key, value);
  }

  @Override
  void removeAt(byte[] key) {
    if (containsAt(key)) {
      counter.mutate(n -> n - 1);
    }
    super.removeAt(key);
  }

  @Override
  public long clear() {
    counter.kill();
    return super.clear();
  }
}
