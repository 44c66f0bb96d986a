package io.serinus.frame.executive;

import java.util.Arrays;

/**
 * BLAKE2b (RFC 7693) with 64 bytes of output, which hosts do not offer to runtimes, of messages of
 * at most one block.
 */
final class Blake2b {
  private static final int BLOCK = 128;
  private static final int LENGTH = 64;
  private static final int ROUNDS = 12;

  private static final long[] IV = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
  };

  /** In which order each round takes the words of the message; a hexadecimal digit a word. */
  private static final String[] ORDERS = {
    "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8",
    "905724afe1bc683d", "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a",
    "6fe9b308c2d714a5", "a2847615fb9e3cd0"
  };

  private Blake2b() {}

  /**
   * @throws IllegalArgumentException if the message is longer than 128 bytes
   */
  static byte[] hash512(byte[] message) {
    if (message.length > BLOCK) {
      throw new IllegalArgumentException("more than a block: " + message.length + " bytes");
    }
    long[] words = words(Arrays.copyOf(message, BLOCK));
    long[] v = Arrays.copyOf(IV, 16);
    System.arraycopy(IV, 0, v, 8, 8);
    // No key, and a tree of one node.
    v[0] ^= 0x01010000L ^ LENGTH;
    long first = v[0];
    v[12] ^= message.length;
    v[14] = ~v[14];
    for (int round = 0; round < ROUNDS; round++) {
      String order = ORDERS[round % ORDERS.length];
      for (int i = 0; i < 8; i++) {
        long x = words[Character.digit(order.charAt(2 * i), 16)];
        long y = words[Character.digit(order.charAt(2 * i + 1), 16)];
        int column = i % 4;
        if (i < 4) {
          mix(v, column, 4 + column, 8 + column, 12 + column, x, y);
        } else {
          mix(v, column, 4 + (column + 1) % 4, 8 + (column + 2) % 4, 12 + (column + 3) % 4, x, y);
        }
      }
    }
    byte[] out = new byte[LENGTH];
    for (int i = 0; i < 8; i++) {
      long word = (i == 0 ? first : IV[i]) ^ v[i] ^ v[i + 8];
      for (int k = 0; k < 8; k++) {
        out[8 * i + k] = (byte) (word >>> (8 * k));
      }
    }
    return out;
  }

  private static long[] words(byte[] block) {
    long[] words = new long[16];
    for (int i = 0; i < BLOCK; i++) {
      words[i / 8] |= (block[i] & 0xffL) << (8 * (i % 8));
    }
    return words;
  }

  private static void mix(long[] v, int a, int b, int c, int d, long x, long y) {
    v[a] += v[b] + x;
    v[d] = Long.rotateRight(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 24);
    v[a] += v[b] + y;
    v[d] = Long.rotateRight(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 63);
  }
}
