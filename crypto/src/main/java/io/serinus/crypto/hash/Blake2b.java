package io.serinus.crypto.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * BLAKE2b, RFC 7693, from scratch: one call is one hash, and whole blocks are read where they lie.
 */
final class Blake2b {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BLOCK = 128;

  private static final long IV0 = 0x6a09e667f3bcc908L;
  private static final long IV1 = 0xbb67ae8584caa73bL;
  private static final long IV2 = 0x3c6ef372fe94f82bL;
  private static final long IV3 = 0xa54ff53a5f1d36f1L;
  private static final long IV4 = 0x510e527fade682d1L;
  private static final long IV5 = 0x9b05688c2b3e6c1fL;
  private static final long IV6 = 0x1f83d9abfb41bd6bL;
  private static final long IV7 = 0x5be0cd19137e2179L;

  /**
   * Message schedule, RFC 7693 section 2.7, as byte offsets into the block; rounds 10, 11 repeat 0,
   * 1.
   */
  private static final int[] SIGMA = schedule();

  private final long[] h = new long[8];

  private Blake2b(int outputLength, int keyLength) {
    h[0] = IV0 ^ 0x01010000L ^ ((long) keyLength << 8) ^ outputLength;
    h[1] = IV1;
    h[2] = IV2;
    h[3] = IV3;
    h[4] = IV4;
    h[5] = IV5;
    h[6] = IV6;
    h[7] = IV7;
  }

  /** Hash of {@code first[offset, offset+length) || second} under a key that may be empty. */
  static byte[] hash(
      int outputLength, byte[] key, byte[] first, int offset, int length, byte[] second) {
    Objects.checkFromIndexSize(offset, length, first.length);
    if (outputLength < 1 || outputLength > 64) {
      throw new IllegalArgumentException("BLAKE2b gives 1 to 64 bytes, not " + outputLength);
    }
    if (key.length > 64) {
      throw new IllegalArgumentException("a BLAKE2b key has at most 64 bytes, not " + key.length);
    }
    Blake2b state = new Blake2b(outputLength, key.length);
    long done = 0;
    if (key.length > 0) {
      byte[] block = new byte[BLOCK];
      System.arraycopy(key, 0, block, 0, key.length);
      done = BLOCK;
      if (length + (long) second.length == 0) {
        state.compress(block, 0, done, -1L);
        return state.output(outputLength);
      }
      state.compress(block, 0, done, 0L);
    }
    return state.finish(outputLength, done, first, offset, length, second);
  }

  private byte[] finish(
      int outputLength, long already, byte[] first, int offset, int length, byte[] second) {
    long done = already;
    int at = offset;
    int end = offset + length;
    // The last block, whole or not, is compressed under the final flag, so it must not be taken
    // here.
    int keep = second.length == 0 ? 1 : 0;
    while (end - at >= BLOCK + keep) {
      done += BLOCK;
      compress(first, at, done, 0L);
      at += BLOCK;
    }
    byte[] block = new byte[BLOCK];
    int fill = end - at;
    System.arraycopy(first, at, block, 0, fill);
    int next = 0;
    if (second.length > 0) {
      next = Math.min(BLOCK - fill, second.length);
      System.arraycopy(second, 0, block, fill, next);
      fill += next;
    }
    if (next < second.length) {
      done += BLOCK;
      compress(block, 0, done, 0L);
      while (second.length - next > BLOCK) {
        done += BLOCK;
        compress(second, next, done, 0L);
        next += BLOCK;
      }
      block = new byte[BLOCK];
      fill = second.length - next;
      System.arraycopy(second, next, block, 0, fill);
    }
    compress(block, 0, done + fill, -1L);
    return output(outputLength);
  }

  private byte[] output(int outputLength) {
    byte[] out = new byte[(outputLength + 7) & ~7];
    for (int i = 0; i < out.length / 8; i++) {
      LONG.set(out, 8 * i, h[i]);
    }
    return out.length == outputLength ? out : Arrays.copyOf(out, outputLength);
  }

  private void compress(byte[] m, int at, long t, long last) {
    Objects.checkFromIndexSize(at, BLOCK, m.length);
    long[] h = this.h;
    long a0 = h[0];
    long a1 = h[1];
    long a2 = h[2];
    long a3 = h[3];
    long b0 = h[4];
    long b1 = h[5];
    long b2 = h[6];
    long b3 = h[7];
    long c0 = IV0;
    long c1 = IV1;
    long c2 = IV2;
    long c3 = IV3;
    long d0 = IV4 ^ t;
    long d1 = IV5;
    long d2 = IV6 ^ last;
    long d3 = IV7;
    int[] sigma = SIGMA;
    for (int r = 0; r < 192; r += 16) {
      a0 += b0 + (long) LONG.get(m, at + sigma[r]);
      d0 = Long.rotateRight(d0 ^ a0, 32);
      c0 += d0;
      b0 = Long.rotateRight(b0 ^ c0, 24);
      a0 += b0 + (long) LONG.get(m, at + sigma[r + 1]);
      d0 = Long.rotateRight(d0 ^ a0, 16);
      c0 += d0;
      b0 = Long.rotateRight(b0 ^ c0, 63);

      a1 += b1 + (long) LONG.get(m, at + sigma[r + 2]);
      d1 = Long.rotateRight(d1 ^ a1, 32);
      c1 += d1;
      b1 = Long.rotateRight(b1 ^ c1, 24);
      a1 += b1 + (long) LONG.get(m, at + sigma[r + 3]);
      d1 = Long.rotateRight(d1 ^ a1, 16);
      c1 += d1;
      b1 = Long.rotateRight(b1 ^ c1, 63);

      a2 += b2 + (long) LONG.get(m, at + sigma[r + 4]);
      d2 = Long.rotateRight(d2 ^ a2, 32);
      c2 += d2;
      b2 = Long.rotateRight(b2 ^ c2, 24);
      a2 += b2 + (long) LONG.get(m, at + sigma[r + 5]);
      d2 = Long.rotateRight(d2 ^ a2, 16);
      c2 += d2;
      b2 = Long.rotateRight(b2 ^ c2, 63);

      a3 += b3 + (long) LONG.get(m, at + sigma[r + 6]);
      d3 = Long.rotateRight(d3 ^ a3, 32);
      c3 += d3;
      b3 = Long.rotateRight(b3 ^ c3, 24);
      a3 += b3 + (long) LONG.get(m, at + sigma[r + 7]);
      d3 = Long.rotateRight(d3 ^ a3, 16);
      c3 += d3;
      b3 = Long.rotateRight(b3 ^ c3, 63);

      a0 += b1 + (long) LONG.get(m, at + sigma[r + 8]);
      d3 = Long.rotateRight(d3 ^ a0, 32);
      c2 += d3;
      b1 = Long.rotateRight(b1 ^ c2, 24);
      a0 += b1 + (long) LONG.get(m, at + sigma[r + 9]);
      d3 = Long.rotateRight(d3 ^ a0, 16);
      c2 += d3;
      b1 = Long.rotateRight(b1 ^ c2, 63);

      a1 += b2 + (long) LONG.get(m, at + sigma[r + 10]);
      d0 = Long.rotateRight(d0 ^ a1, 32);
      c3 += d0;
      b2 = Long.rotateRight(b2 ^ c3, 24);
      a1 += b2 + (long) LONG.get(m, at + sigma[r + 11]);
      d0 = Long.rotateRight(d0 ^ a1, 16);
      c3 += d0;
      b2 = Long.rotateRight(b2 ^ c3, 63);

      a2 += b3 + (long) LONG.get(m, at + sigma[r + 12]);
      d1 = Long.rotateRight(d1 ^ a2, 32);
      c0 += d1;
      b3 = Long.rotateRight(b3 ^ c0, 24);
      a2 += b3 + (long) LONG.get(m, at + sigma[r + 13]);
      d1 = Long.rotateRight(d1 ^ a2, 16);
      c0 += d1;
      b3 = Long.rotateRight(b3 ^ c0, 63);

      a3 += b0 + (long) LONG.get(m, at + sigma[r + 14]);
      d2 = Long.rotateRight(d2 ^ a3, 32);
      c1 += d2;
      b0 = Long.rotateRight(b0 ^ c1, 24);
      a3 += b0 + (long) LONG.get(m, at + sigma[r + 15]);
      d2 = Long.rotateRight(d2 ^ a3, 16);
      c1 += d2;
      b0 = Long.rotateRight(b0 ^ c1, 63);
    }
    h[0] ^= a0 ^ c0;
    h[1] ^= a1 ^ c1;
    h[2] ^= a2 ^ c2;
    h[3] ^= a3 ^ c3;
    h[4] ^= b0 ^ d0;
    h[5] ^= b1 ^ d1;
    h[6] ^= b2 ^ d2;
    h[7] ^= b3 ^ d3;
  }

  private static int[] schedule() {
    String[] rows = {
      "0123456789abcdef",
      "ea489fd61c02b753",
      "b8c052fdae367194",
      "7931dcbe265a40f8",
      "905724afe1bc683d",
      "2c6a0b834d75fe19",
      "c51fed4a0763928b",
      "db7ec13950f4862a",
      "6fe9b308c2d714a5",
      "a2847615fb9e3cd0",
    };
    int[] offsets = new int[192];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = 8 * Character.digit(rows[i / 16 % 10].charAt(i % 16), 16);
    }
    return offsets;
  }
}
