package io.serinus.frame.executive;

import io.serinus.frame.GenesisException;
import io.serinus.scale.Bytes;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Reads SS58 addresses in genesis configurations. The Host API has no hash to check them by, so
 * whoever writes the configuration has them checked by the tools that make addresses.
 */
final class Ss58Address {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int CHECKSUM = 2;

  private Ss58Address() {}

  /** The public key of an address of any network. */
  static Bytes publicKey(String address) {
    byte[] bytes = base58(address);
    int prefix = bytes.length > 0 && (bytes[0] & 0x40) != 0 ? 2 : 1;
    if (bytes.length < prefix + CHECKSUM + 1) {
      throw new GenesisException("no address: " + address);
    }
    return Bytes.wrap(Arrays.copyOfRange(bytes, prefix, bytes.length - CHECKSUM));
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
