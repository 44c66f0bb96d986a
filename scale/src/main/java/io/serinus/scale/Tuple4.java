package io.serinus.scale;

import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** A tuple of four. */
public record Tuple4<A, B, C, D>(A first, B second, C third, D fourth) {
  /** The codec: one after the other. */
  public static <A, B, C, D> Codec<Tuple4<A, B, C, D>> codec(
      Codec<A> first, Codec<B> second, Codec<C> third, Codec<D> fourth) {
    return Codecs.of(
        (v, out) -> {
          first.encode(v.first(), out);
          second.encode(v.second(), out);
          third.encode(v.third(), out);
          fourth.encode(v.fourth(), out);
        },
        in ->
            new Tuple4<>(first.decode(in), second.decode(in), third.decode(in), fourth.decode(in)),
        () -> new TypeInfo.Tuple(List.of(first::type, second::type, third::type, fourth::type)));
  }
}
