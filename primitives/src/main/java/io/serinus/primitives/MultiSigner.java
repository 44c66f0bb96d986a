package io.serinus.primitives;

import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/** A public key of one of the kinds that accounts have, {@code MultiSigner}. */
public record MultiSigner(CryptoScheme scheme, Bytes key) {
  public static final Codec<MultiSigner> CODEC =
      Codecs.of(
          (v, out) -> out.writeU8(v.scheme.ordinal()).writeFixed(v.key.unsafeArray()),
          in -> {
            CryptoScheme scheme = CryptoScheme.at(in.readU8());
            return new MultiSigner(scheme, Bytes.wrap(in.readFixed(scheme.publicLength())));
          },
          () -> CryptoScheme.describe("sp_runtime::MultiSigner", true));

  public MultiSigner {
    if (key.length() != scheme.publicLength()) {
      throw new IllegalArgumentException(key.length() + " bytes in a key");
    }
  }
}
