package io.serinus.primitives;

import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/** A signature of one of the kinds that accounts have, {@code MultiSignature}. */
public record MultiSignature(CryptoScheme scheme, Bytes signature) {
  public static final Codec<MultiSignature> CODEC =
      Codecs.of(
          (v, out) -> out.writeU8(v.scheme.ordinal()).writeFixed(v.signature.unsafeArray()),
          in -> {
            CryptoScheme scheme = CryptoScheme.at(in.readU8());
            return new MultiSignature(scheme, Bytes.wrap(in.readFixed(scheme.signatureLength())));
          },
          () -> CryptoScheme.describe("sp_runtime::MultiSignature", false));

  public MultiSignature {
    if (signature.length() != scheme.signatureLength()) {
      throw new IllegalArgumentException(signature.length() + " bytes in a signature");
    }
  }
}
