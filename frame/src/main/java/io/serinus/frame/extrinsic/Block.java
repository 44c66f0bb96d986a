package io.serinus.frame.extrinsic;

import io.serinus.primitives.Header;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import java.util.List;

/** A block as its runtime knows it. */
public record Block(Header header, List<UncheckedExtrinsic> extrinsics) {
  private static final Codec<List<UncheckedExtrinsic>> EXTRINSICS =
      Codecs.list(UncheckedExtrinsic.CODEC);

  public static final Codec<Block> CODEC =
      Codecs.of(
          (v, out) -> {
            Header.CODEC.encode(v.header, out);
            EXTRINSICS.encode(v.extrinsics, out);
          },
          in -> new Block(Header.CODEC.decode(in), EXTRINSICS.decode(in)),
          () -> io.serinus.primitives.Block.type(UncheckedExtrinsic.CODEC::type));
}
