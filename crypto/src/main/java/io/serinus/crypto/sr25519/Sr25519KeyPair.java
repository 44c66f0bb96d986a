package io.serinus.crypto.sr25519;

import io.serinus.crypto.curve25519.BasepointTable;
import io.serinus.crypto.curve25519.Ristretto;
import io.serinus.crypto.curve25519.Scalars;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/** An sr25519 secret with its public key. */
public final class Sr25519KeyPair implements Destroyable {
  private static final byte[] SIGNING = Transcript.ascii("signing");

  private final Sr25519SecretKey secret;
  private final byte[] publicKey;

  private Sr25519KeyPair(Sr25519SecretKey secret) {
    this.secret = secret;
    this.publicKey = secret.toPublic();
  }

  /** The pair of an expanded secret, which it takes over. */
  public static Sr25519KeyPair of(Sr25519SecretKey secret) {
    return new Sr25519KeyPair(secret);
  }

  /** The pair of a 32-byte mini secret ("seed"). */
  public static Sr25519KeyPair fromMiniSecret(byte[] mini) {
    return new Sr25519KeyPair(Sr25519SecretKey.fromMiniSecret(mini));
  }

  /** The 32-byte public key, a copy. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** The secret; it stays this pair's. */
  public Sr25519SecretKey secret() {
    return secret;
  }

  /** Signs a message in the context {@code "substrate"}: 64 bytes, randomised. */
  public byte[] sign(byte[] message) {
    return sign(Sr25519.substrateTranscript(message));
  }

  /** Signs a message in another context. */
  public byte[] sign(byte[] context, byte[] message) {
    return sign(Sr25519.transcript(context, message));
  }

  /** Signs what a transcript says; the transcript is used up. */
  public byte[] sign(Transcript transcript) {
    transcript.protocolName(Sr25519.SCHNORR_SIG).append(Sr25519.SIGN_PK, publicKey);
    byte[] nonce = transcript.witnessScalar(SIGNING, Sr25519SecretKey.RANDOM, secret.nonce());
    byte[] commitment = Ristretto.encode(BasepointTable.multiply(nonce));
    transcript.append(Sr25519.SIGN_R, commitment);
    byte[] challenge = transcript.challengeScalar(Sr25519.SIGN_C);
    byte[] response = Scalars.multiplyAdd(challenge, secret.key(), nonce);
    Arrays.fill(nonce, (byte) 0);
    byte[] signature = Arrays.copyOf(commitment, 64);
    System.arraycopy(response, 0, signature, 32, 32);
    signature[63] |= (byte) 0x80;
    return signature;
  }

  /** Wipes the secret. */
  @Override
  public void destroy() {
    secret.destroy();
  }

  @Override
  public boolean isDestroyed() {
    return secret.isDestroyed();
  }

  @Override
  public String toString() {
    return "Sr25519KeyPair(secret hidden)";
  }
}
