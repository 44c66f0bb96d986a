package io.serinus.scale;

import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** Rust's {@code Result}: a value or an error. */
public sealed interface Result<T, E> {
  /** It went well. */
  record Ok<T, E>(T value) implements Result<T, E> {}

  /** It did not. */
  record Err<T, E>(E error) implements Result<T, E> {}

  static <T, E> Result<T, E> ok(T value) {
    return new Ok<>(value);
  }

  static <T, E> Result<T, E> err(E error) {
    return new Err<>(error);
  }

  /** The codec: 0 and the value, or 1 and the error. */
  static <T, E> Codec<Result<T, E>> codec(Codec<T> value, Codec<E> error) {
    return Codecs.of(
        (v, out) -> {
          switch (v) {
            case Ok<T, E> ok -> value.encode(ok.value(), out.writeU8(0));
            case Err<T, E> err -> error.encode(err.error(), out.writeU8(1));
          }
        },
        in ->
            switch (in.readU8()) {
              case 0 -> new Ok<>(value.decode(in));
              case 1 -> new Err<>(error.decode(in));
              default -> throw new ScaleException("neither Ok nor Err");
            },
        () ->
            new TypeInfo.Variants(
                "Result",
                List.of(new TypeInfo.Param("T", value::type), new TypeInfo.Param("E", error::type)),
                List.of(
                    new TypeInfo.Variant("Ok", 0, TypeInfo.Field.unnamed(value::type)),
                    new TypeInfo.Variant("Err", 1, TypeInfo.Field.unnamed(error::type))),
                ""));
  }
}
