package io.serinus.scale;

import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** A tuple of three. */
public record Tuple3<A, B, C>(A first, B second, C third) {
  /** The codec: one after the other. */
  public static <A, B, C> Codec<Tuple3<A, B, C>> codec(
      Codec<A> first, Codec<B> second, Codec<C> third) {
    return Codecs.of(
        (v, out) -> {
          first.encode(v.first(), out);
          second.encode(v.second(), out);
          third.encode(v.third(), out);
        },
        in -> new Tuple3<>(first.decode(in), second.decode(in), third.decode(in)),
        () -> new TypeInfo.Tuple(List.of(first::type, second::type, third::type)));
  }
}
