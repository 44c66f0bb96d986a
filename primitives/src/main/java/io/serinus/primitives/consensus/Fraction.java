package io.serinus.primitives.consensus;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** A fraction of two {@code u64}; a tuple to metadata. BABE's {@code c}, for one. */
public record Fraction(long numerator, long denominator) {
  public static final Codec<Fraction> CODEC =
      Codecs.of(
          (v, out) -> out.writeU64(v.numerator()).writeU64(v.denominator()),
          in -> new Fraction(in.readU64(), in.readU64()),
          () -> new TypeInfo.Tuple(List.of(Codecs.U64::type, Codecs.U64::type)));
}
