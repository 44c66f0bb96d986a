package io.serinus.frame;

import io.serinus.scale.Codec;
import io.serinus.scale.info.TypeInfo;
import java.util.function.Supplier;

/** A constant as metadata shows it. */
public record ConstantEntry(
    String name, Supplier<TypeInfo> type, Supplier<byte[]> value, String docs) {
  public static <T> ConstantEntry of(String name, Codec<T> codec, Supplier<T> value, String docs) {
    return new ConstantEntry(name, codec::type, () -> codec.encode(value.get()), docs);
  }
}
