package io.serinus.host.client;

import io.serinus.host.client.SignedMessage.Scheme;
import io.serinus.hostapi.CryptoApi;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The cryptography of the Host API with a say in how signatures are verified. All else is left to
 * another implementation, which has the keys.
 */
abstract class SignatureChecks implements CryptoApi {
  private final CryptoApi crypto;

  SignatureChecks(CryptoApi crypto) {
    this.crypto = crypto;
  }

  /**
   * Verifies a signature.
   *
   * @param message what is signed, by whom and how
   * @param check verifies it
   */
  abstract boolean verify(SignedMessage message, BooleanSupplier check);

  @Override
  public boolean ed25519Verify(byte[] signature, byte[] message, byte[] publicKey) {
    return verify(
        new SignedMessage(Scheme.ED25519, signature, message, publicKey),
        () -> crypto.ed25519Verify(signature, message, publicKey));
  }

  @Override
  public boolean sr25519Verify(byte[] signature, byte[] message, byte[] publicKey) {
    return verify(
        new SignedMessage(Scheme.SR25519, signature, message, publicKey),
        () -> crypto.sr25519Verify(signature, message, publicKey));
  }

  @Override
  public boolean ecdsaVerify(byte[] signature, byte[] message, byte[] publicKey) {
    return verify(
        new SignedMessage(Scheme.ECDSA, signature, message, publicKey),
        () -> crypto.ecdsaVerify(signature, message, publicKey));
  }

  @Override
  public boolean ecdsaVerifyPrehashed(byte[] signature, byte[] hash, byte[] publicKey) {
    return verify(
        new SignedMessage(Scheme.ECDSA_PREHASHED, signature, hash, publicKey),
        () -> crypto.ecdsaVerifyPrehashed(signature, hash, publicKey));
  }

  @Override
  public List<byte[]> ed25519PublicKeys(byte[] keyType) {
    return crypto.ed25519PublicKeys(keyType);
  }

  @Override
  public byte[] ed25519Generate(byte[] keyType, byte @Nullable [] seed) {
    return crypto.ed25519Generate(keyType, seed);
  }

  @Override
  public byte @Nullable [] ed25519Sign(byte[] keyType, byte[] publicKey, byte[] message) {
    return crypto.ed25519Sign(keyType, publicKey, message);
  }

  @Override
  public List<byte[]> sr25519PublicKeys(byte[] keyType) {
    return crypto.sr25519PublicKeys(keyType);
  }

  @Override
  public byte[] sr25519Generate(byte[] keyType, byte @Nullable [] seed) {
    return crypto.sr25519Generate(keyType, seed);
  }

  @Override
  public byte @Nullable [] sr25519Sign(byte[] keyType, byte[] publicKey, byte[] message) {
    return crypto.sr25519Sign(keyType, publicKey, message);
  }

  @Override
  public List<byte[]> ecdsaPublicKeys(byte[] keyType) {
    return crypto.ecdsaPublicKeys(keyType);
  }

  @Override
  public byte[] ecdsaGenerate(byte[] keyType, byte @Nullable [] seed) {
    return crypto.ecdsaGenerate(keyType, seed);
  }

  @Override
  public byte @Nullable [] ecdsaSign(byte[] keyType, byte[] publicKey, byte[] message) {
    return crypto.ecdsaSign(keyType, publicKey, message);
  }

  @Override
  public byte @Nullable [] ecdsaSignPrehashed(byte[] keyType, byte[] publicKey, byte[] hash) {
    return crypto.ecdsaSignPrehashed(keyType, publicKey, hash);
  }

  @Override
  public byte @Nullable [] secp256k1Recover(byte[] signature, byte[] hash) {
    return crypto.secp256k1Recover(signature, hash);
  }

  @Override
  public byte @Nullable [] secp256k1RecoverCompressed(byte[] signature, byte[] hash) {
    return crypto.secp256k1RecoverCompressed(signature, hash);
  }
}
