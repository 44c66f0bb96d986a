package io.serinus.primitives;

import io.serinus.scale.ScaleException;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** The kinds of signature that accounts sign with; the ordinals are their SCALE indices. */
public enum CryptoScheme {
  ED25519("Ed25519", "ed25519", 32, 64),
  SR25519("Sr25519", "sr25519", 32, 64),
  ECDSA("Ecdsa", "ecdsa", 33, 65);

  private static final CryptoScheme[] ALL = values();

  private final String variant;
  private final String module;
  private final int publicLength;
  private final int signatureLength;

  CryptoScheme(String variant, String module, int publicLength, int signatureLength) {
    this.variant = variant;
    this.module = module;
    this.publicLength = publicLength;
    this.signatureLength = signatureLength;
  }

  /** The size of a public key in bytes. */
  public int publicLength() {
    return publicLength;
  }

  /** The size of a signature in bytes. */
  public int signatureLength() {
    return signatureLength;
  }

  static CryptoScheme at(int index) {
    if (index >= ALL.length) {
      throw new ScaleException("no kind of signature: " + index);
    }
    return ALL[index];
  }

  /** The enum of the three that metadata shows, with a key or a signature in each. */
  static TypeInfo describe(String path, boolean keys) {
    return new TypeInfo.Variants(
        path, List.of(ED25519.variant(keys), SR25519.variant(keys), ECDSA.variant(keys)));
  }

  private TypeInfo.Variant variant(boolean key) {
    int length = key ? publicLength : signatureLength;
    return new TypeInfo.Variant(
        variant,
        ordinal(),
        new TypeInfo.Field(
            "", () -> FixedBytes.byteArray(length), module + (key ? "::Public" : "::Signature")));
  }
}
