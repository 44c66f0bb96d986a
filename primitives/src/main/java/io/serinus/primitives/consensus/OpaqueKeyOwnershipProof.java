package io.serinus.primitives.consensus;

import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** A proof of a BABE key that only the runtime can read: an encoded {@link MembershipProof}. */
public record OpaqueKeyOwnershipProof(Bytes bytes) {
  public static final Codec<OpaqueKeyOwnershipProof> CODEC =
      Codecs.mapped(
          Bytes.CODEC,
          OpaqueKeyOwnershipProof::bytes,
          OpaqueKeyOwnershipProof::new,
          () ->
              new TypeInfo.Composite(
                  "sp_consensus_babe::OpaqueKeyOwnershipProof",
                  List.of(new TypeInfo.Field("", Bytes.CODEC::type, "Vec<u8>"))));
}
