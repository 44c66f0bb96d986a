package io.serinus.crypto.sr25519;

import io.serinus.crypto.curve25519.BasepointTable;
import io.serinus.crypto.curve25519.EdwardsPoint;
import io.serinus.crypto.curve25519.Ristretto;
import io.serinus.crypto.curve25519.Scalars;
import java.util.Arrays;

/**
 * Hierarchical derivation of keys as Substrate does it: each step takes a 32-byte chain code. A
 * soft step can be taken with the public key alone, a hard step cannot.
 */
public final class Sr25519Derivation {
  private static final byte[] NONE = {};

  private Sr25519Derivation() {}

  /** Derives the mini secret of a hard step. */
  public static byte[] hardMiniSecret(Sr25519SecretKey secret, byte[] chainCode) {
    return start()
        .append("chain-code", requireChainCode(chainCode))
        .append("secret-key", secret.key())
        .challengeBytes("HDKD-hard", 32);
  }

  /** Derives the pair of a hard step. */
  public static Sr25519KeyPair hard(Sr25519KeyPair pair, byte[] chainCode) {
    byte[] mini = hardMiniSecret(pair.secret(), chainCode);
    Sr25519KeyPair derived = Sr25519KeyPair.fromMiniSecret(mini);
    Arrays.fill(mini, (byte) 0);
    return derived;
  }

  /** Derives the pair of a soft step; its nonce seed is random, everything else determined. */
  public static Sr25519KeyPair soft(Sr25519KeyPair pair, byte[] chainCode) {
    Transcript transcript = softTranscript(pair.publicKey(), chainCode);
    byte[] tweak = transcript.challengeScalar(Transcript.ascii("HDKD-scalar"));
    transcript.challengeBytes("HDKD-chaincode", 32);
    byte[] bytes = pair.secret().toBytes();
    byte[] nonce =
        transcript.witnessBytes(
            Transcript.ascii("HDKD-nonce"),
            32,
            Sr25519SecretKey.RANDOM,
            pair.secret().nonce(),
            bytes);
    Arrays.fill(bytes, (byte) 0);
    return Sr25519KeyPair.of(Sr25519SecretKey.of(Scalars.add(pair.secret().key(), tweak), nonce));
  }

  /**
   * Derives the public key of a soft step.
   *
   * @throws IllegalArgumentException when the public key is not an element of the group
   */
  public static byte[] softPublic(byte[] publicKey, byte[] chainCode) {
    EdwardsPoint point = publicKey.length == 32 ? Ristretto.decode(publicKey, 0) : null;
    if (point == null) {
      throw new IllegalArgumentException("not an sr25519 public key");
    }
    byte[] tweak =
        softTranscript(publicKey, chainCode).challengeScalar(Transcript.ascii("HDKD-scalar"));
    return Ristretto.encode(point.add(BasepointTable.multiply(tweak)));
  }

  private static Transcript softTranscript(byte[] publicKey, byte[] chainCode) {
    return start()
        .append("chain-code", requireChainCode(chainCode))
        .append("public-key", publicKey);
  }

  private static Transcript start() {
    return new Transcript("SchnorrRistrettoHDKD").append("sign-bytes", NONE);
  }

  private static byte[] requireChainCode(byte[] chainCode) {
    if (chainCode.length != 32) {
      throw new IllegalArgumentException("a chain code has 32 bytes, not " + chainCode.length);
    }
    return chainCode;
  }
}
