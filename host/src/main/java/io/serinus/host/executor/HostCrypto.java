package io.serinus.host.executor;

import io.serinus.crypto.ed25519.Ed25519;
import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.keys.EcdsaPair;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.KeyStore;
import io.serinus.crypto.keys.KeyTypeId;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.crypto.secp256k1.Recovery;
import io.serinus.crypto.secp256k1.Secp256k1;
import io.serinus.crypto.sr25519.Sr25519;
import io.serinus.hostapi.CryptoApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code ext_crypto} by way of the crypto module, with the keys of a key store. */
public final class HostCrypto implements CryptoApi {
  private static final int RECOVERY_ID = 64;
  private static final int ETHEREUM_OFFSET = 27;

  private final KeyStore keys;

  public HostCrypto(KeyStore keys) {
    this.keys = keys;
  }

  @Override
  public List<byte[]> ed25519PublicKeys(byte[] keyType) {
    return publicKeys(keyType, SignatureScheme.ED25519);
  }

  @Override
  public byte[] ed25519Generate(byte[] keyType, byte @Nullable [] seed) {
    return generate(keyType, seed, SignatureScheme.ED25519);
  }

  @Override
  public byte @Nullable [] ed25519Sign(byte[] keyType, byte[] publicKey, byte[] message) {
    return sign(keyType, SignatureScheme.ED25519, publicKey, pair -> pair.sign(message));
  }

  @Override
  public boolean ed25519Verify(byte[] signature, byte[] message, byte[] publicKey) {
    return Ed25519.verify(signature, message, publicKey);
  }

  @Override
  public List<byte[]> sr25519PublicKeys(byte[] keyType) {
    return publicKeys(keyType, SignatureScheme.SR25519);
  }

  @Override
  public byte[] sr25519Generate(byte[] keyType, byte @Nullable [] seed) {
    return generate(keyType, seed, SignatureScheme.SR25519);
  }

  @Override
  public byte @Nullable [] sr25519Sign(byte[] keyType, byte[] publicKey, byte[] message) {
    return sign(keyType, SignatureScheme.SR25519, publicKey, pair -> pair.sign(message));
  }

  @Override
  public boolean sr25519Verify(byte[] signature, byte[] message, byte[] publicKey) {
    return Sr25519.verify(signature, message, publicKey);
  }

  @Override
  public List<byte[]> ecdsaPublicKeys(byte[] keyType) {
    return publicKeys(keyType, SignatureScheme.ECDSA);
  }

  @Override
  public byte[] ecdsaGenerate(byte[] keyType, byte @Nullable [] seed) {
    return generate(keyType, seed, SignatureScheme.ECDSA);
  }

  @Override
  public byte @Nullable [] ecdsaSign(byte[] keyType, byte[] publicKey, byte[] message) {
    return sign(keyType, SignatureScheme.ECDSA, publicKey, pair -> pair.sign(message));
  }

  @Override
  public byte @Nullable [] ecdsaSignPrehashed(byte[] keyType, byte[] publicKey, byte[] hash) {
    return sign(
        keyType,
        SignatureScheme.ECDSA,
        publicKey,
        pair -> pair instanceof EcdsaPair ecdsa ? ecdsa.signPrehashed(hash) : null);
  }

  @Override
  public boolean ecdsaVerify(byte[] signature, byte[] message, byte[] publicKey) {
    return Secp256k1.verify(signature, Hashing.blake2b256(message), publicKey);
  }

  @Override
  public boolean ecdsaVerifyPrehashed(byte[] signature, byte[] hash, byte[] publicKey) {
    return Secp256k1.verify(signature, hash, publicKey);
  }

  @Override
  public byte @Nullable [] secp256k1Recover(byte[] signature, byte[] hash) {
    return switch (Secp256k1.recover(withPlainRecoveryId(signature), hash)) {
      case Recovery.Key key -> key.coordinates();
      case Recovery.Failure _ -> null;
    };
  }

  @Override
  public byte @Nullable [] secp256k1RecoverCompressed(byte[] signature, byte[] hash) {
    return Secp256k1.recover(withPlainRecoveryId(signature), hash).compressedKey().orElse(null);
  }

  /** Ethereum counts the recovery id from 27; the Host API takes both. */
  public static byte[] withPlainRecoveryId(byte[] signature) {
    if (signature.length != RECOVERY_ID + 1 || (signature[RECOVERY_ID] & 0xff) < ETHEREUM_OFFSET) {
      return signature;
    }
    byte[] plain = signature.clone();
    plain[RECOVERY_ID] -= ETHEREUM_OFFSET;
    return plain;
  }

  private List<byte[]> publicKeys(byte[] keyType, SignatureScheme scheme) {
    return keys.publicKeys(KeyTypeId.of(keyType), scheme);
  }

  private byte[] generate(byte[] keyType, byte @Nullable [] seed, SignatureScheme scheme) {
    KeyTypeId type = KeyTypeId.of(keyType);
    if (seed == null) {
      return keys.generate(type, scheme);
    }
    try {
      return keys.insertEphemeral(type, scheme, new String(seed, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new ExecutorException("the runtime gave an invalid seed: " + e.getMessage(), e);
    }
  }

  private byte @Nullable [] sign(
      byte[] keyType,
      SignatureScheme scheme,
      byte[] publicKey,
      Function<KeyPair, byte @Nullable []> signing) {
    Optional<KeyPair> pair = keys.pair(KeyTypeId.of(keyType), scheme, publicKey);
    byte[] signature = pair.map(signing).orElse(null);
    pair.ifPresent(KeyPair::destroy);
    return signature;
  }
}
