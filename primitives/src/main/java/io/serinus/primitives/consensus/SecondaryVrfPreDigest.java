package io.serinus.primitives.consensus;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * A slot that no one won, taken with a VRF output by the one whose turn it was.
 *
 * @param authorityIndex whose, in the list of the epoch; a {@code u32}
 */
public record SecondaryVrfPreDigest(long authorityIndex, Slot slot, VrfSignature vrfSignature) {
  public static final Codec<SecondaryVrfPreDigest> CODEC =
      Codecs.of(
          (v, out) -> {
            Codecs.U32.encode(v.authorityIndex(), out);
            Slot.CODEC.encode(v.slot(), out);
            VrfSignature.CODEC.encode(v.vrfSignature(), out);
          },
          in ->
              new SecondaryVrfPreDigest(
                  Codecs.U32.decode(in), Slot.CODEC.decode(in), VrfSignature.CODEC.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_consensus_babe::digests::SecondaryVRFPreDigest",
                  List.of(
                      new TypeInfo.Field(
                          "authority_index", Codecs.U32::type, "super::AuthorityIndex"),
                      new TypeInfo.Field("slot", Slot.CODEC::type, "Slot"),
                      new TypeInfo.Field(
                          "vrf_signature", VrfSignature.CODEC::type, "VrfSignature"))));
}
