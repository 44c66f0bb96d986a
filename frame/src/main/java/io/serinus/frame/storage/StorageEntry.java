package io.serinus.frame.storage;

import io.serinus.scale.Codec;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What metadata says of a storage item.
 *
 * @param name the item's name
 * @param hashers one for each key; none for a plain value
 * @param keys the keys' types, as many as hashers
 * @param value the value's type
 * @param fallback the encoding of what is read where nothing is stored; null where that is "none"
 * @param docs documentation, a line each
 * @param deprecation what to use instead of a deprecated item; null where it is not
 */
public record StorageEntry(
    String name,
    List<StorageHasher> hashers,
    List<Supplier<TypeInfo>> keys,
    Supplier<TypeInfo> value,
    @Nullable Supplier<byte[]> fallback,
    String docs,
    @Nullable String deprecation) {

  /** A plain value. */
  public static StorageEntry ofValue(
      String name, Codec<?> value, StorageValue<?> item, String docs) {
    return new StorageEntry(name, List.of(), List.of(), value::type, item.fallback(), docs, null);
  }

  /** A map of any number of keys. */
  public static StorageEntry ofMap(
      String name,
      List<StorageHasher> hashers,
      AbstractMap<?> item,
      String docs,
      Codec<?>... keys) {
    return new StorageEntry(
        name,
        hashers,
        java.util.Arrays.stream(keys).<Supplier<TypeInfo>>map(codec -> codec::type).toList(),
        item.valueCodec()::type,
        item.fallback(),
        docs,
        null);
  }

  /** The same item, deprecated. */
  public StorageEntry deprecated(String instead) {
    return new StorageEntry(name, hashers, keys, value, fallback, docs, instead);
  }
}
