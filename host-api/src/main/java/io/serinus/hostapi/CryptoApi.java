package io.serinus.hostapi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ext_crypto}: signatures, and the keys of the node's key store, which only offchain workers
 * and session key generation may use. Key types are four bytes of ASCII, such as {@code babe}.
 */
public interface CryptoApi {
  /** The public keys of a type in the key store. */
  List<byte[]> ed25519PublicKeys(byte[] keyType);

  /** Makes a key, from the seed (a secret URI) where one is given, and returns its public half. */
  byte[] ed25519Generate(byte[] keyType, byte @Nullable [] seed);

  /** The signature, or null where the store lacks the key. */
  byte @Nullable [] ed25519Sign(byte[] keyType, byte[] publicKey, byte[] message);

  boolean ed25519Verify(byte[] signature, byte[] message, byte[] publicKey);

  List<byte[]> sr25519PublicKeys(byte[] keyType);

  byte[] sr25519Generate(byte[] keyType, byte @Nullable [] seed);

  byte @Nullable [] sr25519Sign(byte[] keyType, byte[] publicKey, byte[] message);

  boolean sr25519Verify(byte[] signature, byte[] message, byte[] publicKey);

  List<byte[]> ecdsaPublicKeys(byte[] keyType);

  byte[] ecdsaGenerate(byte[] keyType, byte @Nullable [] seed);

  /** Signs the message's Blake2-256 hash: r, s and the recovery id, 65 bytes; or null. */
  byte @Nullable [] ecdsaSign(byte[] keyType, byte[] publicKey, byte[] message);

  /** As {@link #ecdsaSign}, of a hash made by the caller. */
  byte @Nullable [] ecdsaSignPrehashed(byte[] keyType, byte[] publicKey, byte[] hash);

  boolean ecdsaVerify(byte[] signature, byte[] message, byte[] publicKey);

  boolean ecdsaVerifyPrehashed(byte[] signature, byte[] hash, byte[] publicKey);

  /** The signer's public key, 64 bytes, without the leading 4; null for a bad signature. */
  byte @Nullable [] secp256k1Recover(byte[] signature, byte[] hash);

  /** The signer's public key, 33 bytes; null for a bad signature. */
  byte @Nullable [] secp256k1RecoverCompressed(byte[] signature, byte[] hash);
}
