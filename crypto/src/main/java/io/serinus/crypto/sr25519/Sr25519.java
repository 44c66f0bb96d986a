package io.serinus.crypto.sr25519;

import io.serinus.crypto.curve25519.EdwardsPoint;
import io.serinus.crypto.curve25519.Ristretto;
import io.serinus.crypto.curve25519.Scalars;
import io.serinus.crypto.curve25519.SchnorrEquation;
import java.util.Arrays;

/** Verification of sr25519 signatures, 64 bytes over any message by a 32-byte public key. */
public final class Sr25519 {
  static final byte[] SCHNORR_SIG = Transcript.ascii("Schnorr-sig");
  static final byte[] SIGN_PK = Transcript.ascii("sign:pk");
  static final byte[] SIGN_R = Transcript.ascii("sign:R");
  static final byte[] SIGN_C = Transcript.ascii("sign:c");
  private static final byte[] NONE = {};
  private static final byte[] SIGN_BYTES = Transcript.ascii("sign-bytes");
  private static final byte[] SUBSTRATE = Transcript.ascii("substrate");
  private static final Transcript SUBSTRATE_CONTEXT = context(SUBSTRATE);

  private Sr25519() {}

  /**
   * Whether the signature of a message in the context {@code "substrate"} is good ({@code
   * ext_crypto_sr25519_verify_version_2}). Malformed keys and signatures are not good.
   */
  public static boolean verify(byte[] signature, byte[] message, byte[] publicKey) {
    return verify(signature, substrateTranscript(message), publicKey);
  }

  /** Whether the signature of a message in another context is good. */
  public static boolean verify(byte[] signature, byte[] context, byte[] message, byte[] publicKey) {
    return verify(signature, transcript(context, message), publicKey);
  }

  /** Whether the signature of what a transcript says is good; the transcript is used up. */
  public static boolean verify(byte[] signature, Transcript transcript, byte[] publicKey) {
    if (!isWellFormed(signature, publicKey)) {
      return false;
    }
    byte[] commitment = Arrays.copyOf(signature, 32);
    byte[] challenge = challenge(transcript, publicKey, commitment);
    return holds(commitment, response(signature), challenge, publicKey);
  }

  /**
   * Whether the signature is good, or is one of the time before the audit of schnorrkel, which
   * lacks the marker bit and draws its challenge otherwise ({@code
   * ext_crypto_sr25519_verify_version_1}).
   */
  public static boolean verifyDeprecated(byte[] signature, byte[] message, byte[] publicKey) {
    if (isWellFormed(signature, publicKey)) {
      return verify(signature, message, publicKey);
    }
    if (signature.length != 64) {
      return false;
    }
    byte[] marked = signature.clone();
    marked[63] |= (byte) 0x80;
    if (!isWellFormed(marked, publicKey)) {
      return false;
    }
    byte[] commitment = Arrays.copyOf(signature, 32);
    Transcript transcript =
        new Transcript(SUBSTRATE)
            .append(SIGN_BYTES, message)
            .protocolName(SCHNORR_SIG)
            .append("pk", publicKey)
            .append("no", commitment);
    return holds(commitment, response(marked), transcript.challengeScalar(NONE), publicKey);
  }

  /** The transcript a message is signed by in the context {@code "substrate"}. */
  static Transcript substrateTranscript(byte[] message) {
    return SUBSTRATE_CONTEXT.copy().append(SIGN_BYTES, message);
  }

  /** The transcript a message is signed by in the given context. */
  static Transcript transcript(byte[] context, byte[] message) {
    return context(context).append(SIGN_BYTES, message);
  }

  static byte[] challenge(Transcript transcript, byte[] publicKey, byte[] commitment) {
    return transcript
        .protocolName(SCHNORR_SIG)
        .append(SIGN_PK, publicKey)
        .append(SIGN_R, commitment)
        .challengeScalar(SIGN_C);
  }

  /** Lengths, marker bit and range of the response. */
  static boolean isWellFormed(byte[] signature, byte[] publicKey) {
    return signature.length == 64
        && publicKey.length == 32
        && signature[63] < 0
        && Scalars.isCanonical(response(signature), 0);
  }

  /** The second half of a signature without its marker bit. */
  static byte[] response(byte[] signature) {
    byte[] response = Arrays.copyOfRange(signature, 32, 64);
    response[31] &= 0x7F;
    return response;
  }

  private static boolean holds(
      byte[] commitment, byte[] response, byte[] challenge, byte[] publicKey) {
    EdwardsPoint key = Ristretto.decode(publicKey, 0);
    EdwardsPoint committed = Ristretto.decode(commitment, 0);
    return key != null
        && committed != null
        && SchnorrEquation.differenceMultiple(key, committed, challenge, response)
            .isRistrettoIdentity();
  }

  private static Transcript context(byte[] context) {
    return new Transcript("SigningContext").append(NONE, context);
  }
}
