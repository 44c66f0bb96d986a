package io.serinus.primitives.consensus;

import io.serinus.primitives.H256;
import io.serinus.primitives.H512;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** What a VRF gives, with the proof that the key gave it. */
public record VrfSignature(H256 preOutput, H512 proof) {
  public static final Codec<VrfSignature> CODEC =
      Codecs.of(
          (v, out) -> {
            H256.ARRAY.encode(v.preOutput(), out);
            H512.ARRAY.encode(v.proof(), out);
          },
          in -> new VrfSignature(H256.ARRAY.decode(in), H512.ARRAY.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_core::sr25519::vrf::VrfSignature",
                  List.of(
                      new TypeInfo.Field("pre_output", H256.ARRAY::type, "VrfPreOutput"),
                      new TypeInfo.Field("proof", H512.ARRAY::type, "VrfProof"))));
}
