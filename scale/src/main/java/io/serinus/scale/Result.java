package io.serinus.scale;

import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** What went well or what went wrong, Rust's {@code Result<T, E>}. */
public sealed interface Result<T, E> {
  /** It went well. */
  record Ok<T, E>(T value) implements Result<T, E> {}

  /** It went wrong. */
  record Err<T, E>(E error) implements Result<T, E> {}

  /** That it went well. */
  static <T, E> Result<T, E> ok(T value) {
    return new Ok<>(value);
  }

  /** That it went well, with nothing to say. */
  static <E> Result<Unit, E> ok() {
    return new Ok<>(Unit.UNIT);
  }

  /** That it went wrong. */
  static <T, E> Result<T, E> err(E error) {
    return new Err<>(error);
  }

  default boolean isOk() {
    return this instanceof Ok;
  }

  /** The codec: 0 before what went well, 1 before what went wrong. */
  static <T, E> Codec<Result<T, E>> codec(Codec<T> ok, Codec<E> err) {
    return Codecs.of(
        (v, out) -> {
          switch (v) {
            case Ok<T, E> it -> ok.encode(it.value(), out.writeU8(0));
            case Err<T, E> it -> err.encode(it.error(), out.writeU8(1));
          }
        },
        in -> {
          int index = in.readU8();
          return switch (index) {
            case 0 -> ok(ok.decode(in));
            case 1 -> err(err.decode(in));
            default -> throw new ScaleException("no variant " + index + " of Result");
          };
        },
        () ->
            new TypeInfo.Variants(
                "Result",
                List.of(new TypeInfo.Param("T", ok::type), new TypeInfo.Param("E", err::type)),
                List.of(
                    new TypeInfo.Variant("Ok", 0, TypeInfo.Field.unnamed(ok::type)),
                    new TypeInfo.Variant("Err", 1, TypeInfo.Field.unnamed(err::type))),
                ""));
  }
}
