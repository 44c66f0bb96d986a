package io.serinus.scale;

import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** A tuple of two. */
public record Tuple2<A, B>(A first, B second) {
  /** The codec: one after the other. */
  public static <A, B> Codec<Tuple2<A, B>> codec(Codec<A> first, Codec<B> second) {
    return Codecs.of(
        (v, out) -> {
          first.encode(v.first(), out);
          second.encode(v.second(), out);
        },
        in -> new Tuple2<>(first.decode(in), second.decode(in)),
        () -> new TypeInfo.Tuple(List.of(first::type, second::type)));
  }
}
