package io.serinus.scale;

import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** A tuple of five. */
public record Tuple5<A, B, C, D, E>(A first, B second, C third, D fourth, E fifth) {
  /** The codec: one after the other. */
  public static <A, B, C, D, E> Codec<Tuple5<A, B, C, D, E>> codec(
      Codec<A> first, Codec<B> second, Codec<C> third, Codec<D> fourth, Codec<E> fifth) {
    return Codecs.of(
        (v, out) -> {
          first.encode(v.first(), out);
          second.encode(v.second(), out);
          third.encode(v.third(), out);
          fourth.encode(v.fourth(), out);
          fifth.encode(v.fifth(), out);
        },
        in ->
            new Tuple5<>(
                first.decode(in),
                second.decode(in),
                third.decode(in),
                fourth.decode(in),
                fifth.decode(in)),
        () ->
            new TypeInfo.Tuple(
                List.of(first::type, second::type, third::type, fourth::type, fifth::type)));
  }
}
