package io.serinus.primitives;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * A block's header. The block's hash is the Blake2b-256 hash of its encoding, seal included;
 * hashing is the caller's.
 *
 * @param number a {@code u32}, written compact
 */
public record Header(
    H256 parentHash, long number, H256 stateRoot, H256 extrinsicsRoot, Digest digest) {
  public static final Codec<Header> CODEC =
      Codecs.of(
          (v, out) -> {
            out.writeFixed(v.parentHash.unsafeArray())
                .writeCompact(v.number)
                .writeFixed(v.stateRoot.unsafeArray())
                .writeFixed(v.extrinsicsRoot.unsafeArray());
            Digest.CODEC.encode(v.digest, out);
          },
          in ->
              new Header(
                  H256.CODEC.decode(in),
                  in.readCompactU32(),
                  H256.CODEC.decode(in),
                  H256.CODEC.decode(in),
                  Digest.CODEC.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_runtime::generic::header::Header",
                  List.of(
                      new TypeInfo.Param("Number", Codecs.U32::type),
                      new TypeInfo.Param("Hash", null)),
                  List.of(
                      new TypeInfo.Field("parent_hash", H256.CODEC::type, "Hash::Output"),
                      new TypeInfo.Field("number", Codecs.COMPACT_U32::type, "Number"),
                      new TypeInfo.Field("state_root", H256.CODEC::type, "Hash::Output"),
                      new TypeInfo.Field("extrinsics_root", H256.CODEC::type, "Hash::Output"),
                      new TypeInfo.Field("digest", Digest.CODEC::type, "Digest")),
                  ""));

  /** The same header with another digest. */
  public Header withDigest(Digest other) {
    return new Header(parentHash, number, stateRoot, extrinsicsRoot, other);
  }
}
