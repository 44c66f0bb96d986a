package io.serinus.crypto.sr25519;

import io.serinus.crypto.curve25519.Scalars;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A Merlin transcript (merlin.cool, version 1.0): what both sides of a protocol have said so far,
 * from which challenges are drawn. Mutable; {@link #copy} forks it. Not thread-safe.
 */
public final class Transcript {
  private static final byte[] MERLIN = ascii("Merlin v1.0");
  private static final byte[] DOMAIN = ascii("dom-sep");
  private static final byte[] RNG = ascii("rng");
  private static final byte[] PROTOCOL = ascii("proto-name");

  private final Strobe128 strobe;

  /** Starts a transcript of the protocol with this label. */
  public Transcript(byte[] label) {
    strobe = new Strobe128(MERLIN);
    append(DOMAIN, label);
  }

  /** Starts a transcript of the protocol with this ASCII label. */
  public Transcript(String label) {
    this(ascii(label));
  }

  private Transcript(Strobe128 strobe) {
    this.strobe = strobe;
  }

  /** A second transcript with the same past. */
  public Transcript copy() {
    return new Transcript(new Strobe128(strobe));
  }

  /** Appends a labelled message. */
  public Transcript append(byte[] label, byte[] message) {
    strobe.metaAd(label, false);
    strobe.metaLength(message.length, true);
    strobe.ad(message);
    return this;
  }

  /** Appends a message with an ASCII label. */
  public Transcript append(String label, byte[] message) {
    return append(ascii(label), message);
  }

  /** Appends a number as 8 little-endian bytes. */
  public Transcript appendU64(String label, long number) {
    byte[] bytes = new byte[8];
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (number >>> (8 * i));
    }
    return append(ascii(label), bytes);
  }

  /** Draws {@code length} challenge bytes; the drawing itself becomes part of the transcript. */
  public byte[] challengeBytes(byte[] label, int length) {
    byte[] out = new byte[length];
    strobe.metaAd(label, false);
    strobe.metaLength(length, true);
    strobe.prf(out);
    return out;
  }

  /** Draws challenge bytes under an ASCII label. */
  public byte[] challengeBytes(String label, int length) {
    return challengeBytes(ascii(label), length);
  }

  Transcript protocolName(byte[] name) {
    return append(PROTOCOL, name);
  }

  /** Draws a number modulo the group order, 32 little-endian bytes. */
  byte[] challengeScalar(byte[] label) {
    return Scalars.reduceWide(challengeBytes(label, 64));
  }

  /**
   * Secret bytes that depend on this transcript, on all secrets given and on fresh randomness, so
   * that they stay secret and unique while one of these is; the transcript does not change.
   */
  byte[] witnessBytes(byte[] label, int length, SecureRandom random, byte[]... secrets) {
    Strobe128 fork = new Strobe128(strobe);
    for (byte[] secret : secrets) {
      fork.metaAd(label, false);
      fork.metaLength(secret.length, true);
      fork.key(secret);
    }
    byte[] fresh = new byte[32];
    random.nextBytes(fresh);
    fork.metaAd(RNG, false);
    fork.key(fresh);
    byte[] out = new byte[length];
    fork.metaLength(length, false);
    fork.prf(out);
    fork.wipe();
    Arrays.fill(fresh, (byte) 0);
    return out;
  }

  /** A secret number drawn as {@link #witnessBytes} are. */
  byte[] witnessScalar(byte[] label, SecureRandom random, byte[]... secrets) {
    byte[] wide = witnessBytes(label, 64, random, secrets);
    byte[] scalar = Scalars.reduceWide(wide);
    Arrays.fill(wide, (byte) 0);
    return scalar;
  }

  static byte[] ascii(String label) {
    return label.getBytes(StandardCharsets.US_ASCII);
  }
}
