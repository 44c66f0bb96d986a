package io.serinus.crypto.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/**
 * Entry points of every hash function the protocols name, each in three shapes: of a whole array,
 * of a range of an array, and of two arrays as if they stood one behind the other (nothing is
 * copied).
 *
 * <p>All methods are thread-safe, return a fresh array and throw {@link IndexOutOfBoundsException}
 * for a range that does not lie within its array.
 */
public final class Hashing {
  private static final byte[] NONE = {};

  private Hashing() {}

  /** BLAKE2b with a 16-byte output (RFC 7693). */
  public static byte[] blake2b128(byte[] data) {
    return Blake2b.hash(16, NONE, data, 0, data.length, NONE);
  }

  /** BLAKE2b with a 16-byte output of {@code length} bytes from {@code offset} on. */
  public static byte[] blake2b128(byte[] data, int offset, int length) {
    return Blake2b.hash(16, NONE, data, offset, length, NONE);
  }

  /** BLAKE2b with a 16-byte output of {@code first || second}. */
  public static byte[] blake2b128(byte[] first, byte[] second) {
    return Blake2b.hash(16, NONE, first, 0, first.length, second);
  }

  /** BLAKE2b with a 32-byte output (RFC 7693). */
  public static byte[] blake2b256(byte[] data) {
    return Blake2b.hash(32, NONE, data, 0, data.length, NONE);
  }

  /** BLAKE2b with a 32-byte output of {@code length} bytes from {@code offset} on. */
  public static byte[] blake2b256(byte[] data, int offset, int length) {
    return Blake2b.hash(32, NONE, data, offset, length, NONE);
  }

  /** BLAKE2b with a 32-byte output of {@code first || second}. */
  public static byte[] blake2b256(byte[] first, byte[] second) {
    return Blake2b.hash(32, NONE, first, 0, first.length, second);
  }

  /** BLAKE2b with a 64-byte output (RFC 7693). */
  public static byte[] blake2b512(byte[] data) {
    return Blake2b.hash(64, NONE, data, 0, data.length, NONE);
  }

  /** BLAKE2b with a 64-byte output of {@code length} bytes from {@code offset} on. */
  public static byte[] blake2b512(byte[] data, int offset, int length) {
    return Blake2b.hash(64, NONE, data, offset, length, NONE);
  }

  /** BLAKE2b with a 64-byte output of {@code first || second}. */
  public static byte[] blake2b512(byte[] first, byte[] second) {
    return Blake2b.hash(64, NONE, first, 0, first.length, second);
  }

  /**
   * Keyed BLAKE2b (a MAC) of {@code outputLength} (1 to 64) bytes.
   *
   * @param key 0 to 64 bytes
   */
  public static byte[] blake2bKeyed(int outputLength, byte[] key, byte[] data) {
    return Blake2b.hash(outputLength, key, data, 0, data.length, NONE);
  }

  /** xxHash64 with seed 0, 8 bytes little-endian. */
  public static byte[] twox64(byte[] data) {
    return Twox.hash(1, data, 0, data.length);
  }

  /** xxHash64 with seed 0 of a range, 8 bytes little-endian. */
  public static byte[] twox64(byte[] data, int offset, int length) {
    return Twox.hash(1, data, offset, length);
  }

  /** xxHash64 with seeds 0 and 1, 16 bytes, each little-endian. */
  public static byte[] twox128(byte[] data) {
    return Twox.hash(2, data, 0, data.length);
  }

  /** xxHash64 with seeds 0 and 1 of a range, 16 bytes, each little-endian. */
  public static byte[] twox128(byte[] data, int offset, int length) {
    return Twox.hash(2, data, offset, length);
  }

  /** xxHash64 with seeds 0 to 3, 32 bytes, each little-endian. */
  public static byte[] twox256(byte[] data) {
    return Twox.hash(4, data, 0, data.length);
  }

  /** xxHash64 with seeds 0 to 3 of a range, 32 bytes, each little-endian. */
  public static byte[] twox256(byte[] data, int offset, int length) {
    return Twox.hash(4, data, offset, length);
  }

  /** xxHash64 with the given seed, as a number. */
  public static long xxHash64(byte[] data, long seed) {
    return Twox.xxHash64(data, 0, data.length, seed);
  }

  /** Keccak-256 with the original (Ethereum's) padding, 32 bytes. */
  public static byte[] keccak256(byte[] data) {
    return Keccak.hash(32, data, 0, data.length, NONE);
  }

  /** Keccak-256 of a range, 32 bytes. */
  public static byte[] keccak256(byte[] data, int offset, int length) {
    return Keccak.hash(32, data, offset, length, NONE);
  }

  /** Keccak-256 of {@code first || second}, 32 bytes. */
  public static byte[] keccak256(byte[] first, byte[] second) {
    return Keccak.hash(32, first, 0, first.length, second);
  }

  /** Keccak-512 with the original (Ethereum's) padding, 64 bytes. */
  public static byte[] keccak512(byte[] data) {
    return Keccak.hash(64, data, 0, data.length, NONE);
  }

  /** Keccak-512 of a range, 64 bytes. */
  public static byte[] keccak512(byte[] data, int offset, int length) {
    return Keccak.hash(64, data, offset, length, NONE);
  }

  /** SHA-256, 32 bytes. */
  public static byte[] sha256(byte[] data) {
    return sha256(data, 0, data.length);
  }

  /** SHA-256 of a range, 32 bytes. */
  public static byte[] sha256(byte[] data, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, data.length);
    MessageDigest digest = sha("SHA-256");
    digest.update(data, offset, length);
    return digest.digest();
  }

  /** SHA-256 of {@code first || second}, 32 bytes. */
  public static byte[] sha256(byte[] first, byte[] second) {
    MessageDigest digest = sha("SHA-256");
    digest.update(first);
    digest.update(second);
    return digest.digest();
  }

  /** SHA-512 of all parts, one behind the other, 64 bytes. */
  public static byte[] sha512(byte[]... parts) {
    MessageDigest digest = sha("SHA-512");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static MessageDigest sha(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
