package io.serinus.primitives;

import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import java.util.function.Supplier;

/**
 * A block as hosts know it: its extrinsics are byte strings that only the runtime can read ({@code
 * OpaqueExtrinsic}).
 *
 * @param extrinsics each without the length that precedes it in the encoding
 */
public record Block(Header header, List<Bytes> extrinsics) {
  private static final Codec<List<Bytes>> EXTRINSICS = Codecs.list(Bytes.CODEC);
  public static final Codec<Block> CODEC =
      Codecs.of(
          (v, out) -> {
            Header.CODEC.encode(v.header, out);
            EXTRINSICS.encode(v.extrinsics, out);
          },
          in -> new Block(Header.CODEC.decode(in), EXTRINSICS.decode(in)),
          () -> type(Bytes.CODEC::type));

  public Block {
    extrinsics = List.copyOf(extrinsics);
  }

  /** What metadata says of a block whose extrinsics are of the type given. */
  public static TypeInfo type(Supplier<TypeInfo> extrinsic) {
    return new TypeInfo.Composite(
        "sp_runtime::generic::block::Block",
        List.of(
            new TypeInfo.Param("Header", Header.CODEC::type),
            new TypeInfo.Param("Extrinsic", extrinsic)),
        List.of(
            new TypeInfo.Field("header", Header.CODEC::type, "Header"),
            new TypeInfo.Field(
                "extrinsics", () -> new TypeInfo.Sequence(extrinsic), "Vec<Extrinsic>")),
        "");
  }
}
