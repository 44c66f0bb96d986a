package io.serinus.primitives.consensus;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** How BABE goes on in the next epoch. */
public sealed interface NextConfigDescriptor {
  /** The first version, and so far the only one. */
  record V1(Fraction c, AllowedSlots allowedSlots) implements NextConfigDescriptor {}

  Codec<NextConfigDescriptor> CODEC =
      Codecs.of(
          NextConfigDescriptor::encode,
          NextConfigDescriptor::decode,
          NextConfigDescriptor::describe);

  private static void encode(NextConfigDescriptor value, ScaleWriter out) {
    switch (value) {
      case V1 it -> {
        out.writeU8(1);
        Fraction.CODEC.encode(it.c(), out);
        AllowedSlots.CODEC.encode(it.allowedSlots(), out);
      }
    }
  }

  private static NextConfigDescriptor decode(ScaleReader in) {
    int index = in.readU8();
    return switch (index) {
      case 1 -> new V1(Fraction.CODEC.decode(in), AllowedSlots.CODEC.decode(in));
      default -> throw new ScaleException("no variant " + index + " of NextConfigDescriptor");
    };
  }

  private static TypeInfo describe() {
    return new TypeInfo.Variants(
        "sp_consensus_babe::digests::NextConfigDescriptor",
        List.of(
            new TypeInfo.Variant(
                "V1",
                1,
                new TypeInfo.Field("c", Fraction.CODEC::type, "(u64, u64)"),
                new TypeInfo.Field("allowed_slots", AllowedSlots.CODEC::type, "AllowedSlots"))));
  }
}
