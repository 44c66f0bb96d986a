package io.serinus.crypto.keys;

import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.keys.Ss58Exception.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An SS58 address: a network's prefix (0 to 16383; Kusama 2, Polkadot 0, any Substrate chain 42)
 * and a body of 1, 2, 4, 8 (account indices), 32 (account ids) or 33 bytes (ECDSA keys).
 */
public record Ss58Address(int prefix, byte[] body) {
  /** The prefix of Kusama. */
  public static final int KUSAMA = 2;

  /** The prefix that stands for any chain. */
  public static final int GENERIC = 42;

  private static final int MAX_PREFIX = 16383;
  private static final byte[] PREIMAGE = "SS58PRE".getBytes(StandardCharsets.US_ASCII);

  /** Checks the prefix and the length of the body, and copies. */
  public Ss58Address {
    if (prefix < 0 || prefix > MAX_PREFIX) {
      throw new Ss58Exception(Reason.INVALID_PREFIX, "no SS58 prefix: " + prefix);
    }
    if (isReserved(prefix)) {
      throw new Ss58Exception(Reason.RESERVED_PREFIX, "reserved SS58 prefix: " + prefix);
    }
    if (maxChecksum(body.length) == 0) {
      throw new Ss58Exception(Reason.BAD_LENGTH, "no SS58 body has " + body.length + " bytes");
    }
    body = body.clone();
  }

  /** The address of a public key or account id as text. */
  public static String encode(int prefix, byte[] body) {
    return new Ss58Address(prefix, body).encode();
  }

  /**
   * Reads an address of any network.
   *
   * @throws Ss58Exception when it is not valid
   */
  public static Ss58Address decode(String text) {
    byte[] bytes;
    try {
      bytes = Base58.decode(text);
    } catch (IllegalArgumentException e) {
      throw new Ss58Exception(Reason.BAD_BASE58, "an SS58 address is base 58: " + e.getMessage());
    }
    if (bytes.length < 3) {
      throw new Ss58Exception(Reason.BAD_LENGTH, "too short for an SS58 address");
    }
    int first = bytes[0] & 0xFF;
    if (first > 127) {
      throw new Ss58Exception(Reason.INVALID_PREFIX, "no SS58 prefix starts with " + first);
    }
    int prefixLength = first < 64 ? 1 : 2;
    int prefix = first;
    if (prefixLength == 2) {
      int second = bytes[1] & 0xFF;
      prefix = (first & 0x3F) << 2 | second >> 6 | (second & 0x3F) << 8;
      if (prefix < 64) {
        throw new Ss58Exception(
            Reason.INVALID_PREFIX, "the SS58 prefix " + prefix + " takes one byte, not two");
      }
    }
    int bodyLength = bodyLength(bytes.length - prefixLength);
    int payload = prefixLength + bodyLength;
    byte[] checksum = checksum(Arrays.copyOf(bytes, payload));
    if (!Arrays.equals(bytes, payload, bytes.length, checksum, 0, bytes.length - payload)) {
      throw new Ss58Exception(Reason.INVALID_CHECKSUM, "the SS58 checksum is wrong");
    }
    return new Ss58Address(prefix, Arrays.copyOfRange(bytes, prefixLength, payload));
  }

  /** The text, with two bytes of checksum after keys and one after account indices. */
  public String encode() {
    return encode(body.length >= 32 ? 2 : 1);
  }

  /**
   * The text with a checksum of so many bytes: up to the body's length for indices, 2 for keys.
   *
   * @throws IllegalArgumentException for another length of the checksum
   */
  public String encode(int checksumLength) {
    boolean fixed = body.length >= 32;
    if (checksumLength < (fixed ? 2 : 1) || checksumLength > maxChecksum(body.length)) {
      throw new IllegalArgumentException(
          "a body of " + body.length + " bytes has no checksum of " + checksumLength);
    }
    int prefixLength = prefix < 64 ? 1 : 2;
    byte[] payload = new byte[prefixLength + body.length];
    if (prefixLength == 1) {
      payload[0] = (byte) prefix;
    } else {
      payload[0] = (byte) (0x40 | prefix >> 2 & 0x3F);
      payload[1] = (byte) (prefix >> 8 | (prefix & 3) << 6);
    }
    System.arraycopy(body, 0, payload, prefixLength, body.length);
    byte[] checked = Arrays.copyOf(payload, payload.length + checksumLength);
    System.arraycopy(checksum(payload), 0, checked, payload.length, checksumLength);
    return Base58.encode(checked);
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ss58Address that
        && prefix == that.prefix
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return 31 * prefix + Arrays.hashCode(body);
  }

  @Override
  public String toString() {
    return encode();
  }

  private static boolean isReserved(int prefix) {
    return prefix == 46 || prefix == 47;
  }

  private static byte[] checksum(byte[] payload) {
    return Hashing.blake2b512(PREIMAGE, payload);
  }

  /** The longest checksum a body of this length may have; 0 when there is no such body. */
  private static int maxChecksum(int bodyLength) {
    return switch (bodyLength) {
      case 1 -> 1;
      case 2, 4, 8 -> bodyLength;
      case 32, 33 -> 2;
      default -> 0;
    };
  }

  /** The length of the body when body and checksum have this many bytes: always unambiguous. */
  private static int bodyLength(int bodyAndChecksum) {
    return switch (bodyAndChecksum) {
      case 2 -> 1;
      case 3, 4 -> 2;
      case 5, 6, 7, 8 -> 4;
      case 9, 10, 11, 12, 13, 14, 15, 16 -> 8;
      case 34 -> 32;
      case 35 -> 33;
      default ->
          throw new Ss58Exception(
              Reason.BAD_LENGTH,
              "no SS58 address has " + bodyAndChecksum + " bytes after the prefix");
    };
  }
}
