package io.serinus.frame.executive;

import io.serinus.frame.GenesisException;
import io.serinus.scale.Bytes;
import java.math.BigInteger;
import java.util.Arrays;

/** Reads SS58 addresses in genesis configurations. */
final class Ss58Address {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int CHECKSUM = 2;

  /** The first byte of addresses whose network takes two. */
  private static final int LONG_PREFIXES = 64;

  /** What the checksum's message begins with. */
  private static final byte[] MARK = Bytes.ofText("SS58PRE").unsafeArray();

  private Ss58Address() {}

  /**
   * The public key of an address of any network.
   *
   * @throws GenesisException if it is none, or its checksum is wrong
   */
  static Bytes publicKey(String address) {
    byte[] bytes = base58(address);
    if (bytes.length < CHECKSUM + 3 || bytes[0] < 0 || !isChecked(bytes)) {
      throw new GenesisException("no address: " + address);
    }
    int prefix = bytes[0] < LONG_PREFIXES ? 1 : 2;
    return Bytes.wrap(Arrays.copyOfRange(bytes, prefix, bytes.length - CHECKSUM));
  }

  private static boolean isChecked(byte[] bytes) {
    int length = bytes.length - CHECKSUM;
    byte[] message = Arrays.copyOf(MARK, MARK.length + length);
    System.arraycopy(bytes, 0, message, MARK.length, length);
    return Arrays.equals(Blake2b.hash512(message), 0, CHECKSUM, bytes, length, length + CHECKSUM);
  }

  private static byte[] base58(String text) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0 || text.length() > 64) {
        throw new GenesisException("no address: " + text);
      }
      value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
    }
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == '1') {
      zeros++;
    }
    byte[] magnitude = value.signum() == 0 ? new byte[0] : value.toByteArray();
    int sign = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
    byte[] bytes = new byte[zeros + magnitude.length - sign];
    System.arraycopy(magnitude, sign, bytes, zeros, magnitude.length - sign);
    return bytes;
  }
}
