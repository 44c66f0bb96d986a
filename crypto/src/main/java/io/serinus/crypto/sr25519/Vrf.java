package io.serinus.crypto.sr25519;

import io.serinus.crypto.curve25519.BasepointTable;
import io.serinus.crypto.curve25519.EdwardsPoint;
import io.serinus.crypto.curve25519.Ristretto;
import io.serinus.crypto.curve25519.ScalarMultiplication;
import io.serinus.crypto.curve25519.Scalars;
import io.serinus.crypto.curve25519.VartimeMultiplication;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The verifiable random function of sr25519 as BABE uses it: the input is a transcript, bound to
 * the public key; the proof shows that output and public key have the same logarithm, in the order
 * of commitments that Kusama started with.
 */
public final class Vrf {
  private static final byte[] PROVE = Transcript.ascii("prove");
  // The label ends in a NUL and a digit in the version of schnorrkel that current nodes use. It
  // only
  // seeds the nonce, so it does not show.
  private static final byte[] PROVING = {'p', 'r', 'o', 'v', 'i', 'n', 'g', 0, '0'};

  private Vrf() {}

  /** The default of the extra transcript that proofs are made under. */
  public static Transcript noExtra() {
    return new Transcript("VRF");
  }

  /** The input with this pair's output for it. The transcript is not changed. */
  public static VrfInOut evaluate(Sr25519KeyPair pair, Transcript transcript) {
    EdwardsPoint input = hash(transcript, pair.publicKey());
    return new VrfInOut(input, ScalarMultiplication.multiply(pair.secret().key(), input));
  }

  /** Output and proof for a transcript; neither transcript is changed. */
  public static VrfSignature sign(Sr25519KeyPair pair, Transcript transcript, Transcript extra) {
    return prove(pair, evaluate(pair, transcript), extra);
  }

  /** Output and proof for a transcript without anything extra. */
  public static VrfSignature sign(Sr25519KeyPair pair, Transcript transcript) {
    return sign(pair, transcript, noExtra());
  }

  /** The proof for an output already computed; {@code extra} is not changed. */
  public static VrfSignature prove(Sr25519KeyPair pair, VrfInOut inOut, Transcript extra) {
    Transcript transcript = start(inOut, extra);
    byte[] nonce =
        transcript.witnessScalar(PROVING, Sr25519SecretKey.RANDOM, pair.secret().nonce());
    byte[] onBase = Ristretto.encode(BasepointTable.multiply(nonce));
    byte[] onInput = Ristretto.encode(ScalarMultiplication.multiply(nonce, inOut.input()));
    byte[] challenge = challenge(transcript, onBase, onInput, pair.publicKey(), inOut);
    byte[] response = Scalars.multiplyAdd(Scalars.negate(challenge), pair.secret().key(), nonce);
    Arrays.fill(nonce, (byte) 0);
    byte[] proof = Arrays.copyOf(challenge, 64);
    System.arraycopy(response, 0, proof, 32, 32);
    return new VrfSignature(inOut.preOutput(), proof);
  }

  /**
   * Input and output belonging to a pre-output, unproven.
   *
   * @return empty when the public key or the pre-output is not an element of the group, or the
   *     pre-output is the neutral one
   */
  public static Optional<VrfInOut> attach(
      byte[] preOutput, byte[] publicKey, Transcript transcript) {
    if (preOutput.length != 32 || publicKey.length != 32) {
      return Optional.empty();
    }
    EdwardsPoint output = Ristretto.decode(preOutput, 0);
    if (output == null || output.isRistrettoIdentity()) {
      return Optional.empty();
    }
    return Optional.of(new VrfInOut(hash(transcript, publicKey), output));
  }

  /**
   * Checks a signature; neither transcript is changed.
   *
   * @return the proven input and output, from which to make bytes, or empty when anything is wrong
   */
  public static Optional<VrfInOut> verify(
      VrfSignature signature, byte[] publicKey, Transcript transcript, Transcript extra) {
    byte[] proof = signature.proof();
    EdwardsPoint key = publicKey.length == 32 ? Ristretto.decode(publicKey, 0) : null;
    if (key == null || !Scalars.isCanonical(proof, 0) || !Scalars.isCanonical(proof, 32)) {
      return Optional.empty();
    }
    byte[] c = Arrays.copyOf(proof, 32);
    byte[] s = Arrays.copyOfRange(proof, 32, 64);
    return attach(signature.preOutput(), publicKey, transcript)
        .filter(
            inOut -> {
              byte[] onBase = Ristretto.encode(VartimeMultiplication.doubleScalarBase(c, key, s));
              byte[] onInput =
                  Ristretto.encode(
                      VartimeMultiplication.multiScalar(
                          List.of(c, s), List.of(inOut.output(), inOut.input())));
              Transcript proving = start(inOut, extra);
              return Arrays.equals(c, challenge(proving, onBase, onInput, publicKey, inOut));
            });
  }

  /** Checks a signature made without anything extra. */
  public static Optional<VrfInOut> verify(
      VrfSignature signature, byte[] publicKey, Transcript transcript) {
    return verify(signature, publicKey, transcript, noExtra());
  }

  /** The input point: hashed with the public key, so that nobody can choose a key to fit. */
  private static EdwardsPoint hash(Transcript transcript, byte[] publicKey) {
    byte[] uniform = transcript.copy().append("vrf-nm-pk", publicKey).challengeBytes("VRFHash", 64);
    return Ristretto.fromUniformBytes(uniform);
  }

  private static Transcript start(VrfInOut inOut, Transcript extra) {
    return extra
        .copy()
        .protocolName(Transcript.ascii("DLEQProof"))
        .append("vrf:h", inOut.inputBytes());
  }

  private static byte[] challenge(
      Transcript transcript, byte[] onBase, byte[] onInput, byte[] publicKey, VrfInOut inOut) {
    return transcript
        .append("vrf:R=g^r", onBase)
        .append("vrf:h^r", onInput)
        .append("vrf:pk", publicKey)
        .append("vrf:h^sk", inOut.outputBytes())
        .challengeScalar(PROVE);
  }
}
