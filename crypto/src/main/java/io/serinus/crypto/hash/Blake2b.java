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

  private static final long[] IV = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
  };

  /** Most of what is hashed is short, so that fresh arrays would cost as much as a round. */
  private static final ThreadLocal<Blake2b> STATE = ThreadLocal.withInitial(Blake2b::new);

  private final long[] h = new long[8];
  private final long[] v = new long[16];
  private final byte[] block = new byte[BLOCK];

  private Blake2b() {}

  private void start(int outputLength, int keyLength) {
    System.arraycopy(IV, 0, h, 0, 8);
    h[0] ^= 0x01010000L ^ ((long) keyLength << 8) ^ outputLength;
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
    Blake2b state = STATE.get();
    state.start(outputLength, key.length);
    if (key.length == 0) {
      return state.finish(outputLength, 0, first, offset, length, second);
    }
    byte[] block = state.block;
    System.arraycopy(key, 0, block, 0, key.length);
    Arrays.fill(block, key.length, BLOCK, (byte) 0);
    boolean alone = length + (long) second.length == 0;
    state.compress(block, 0, BLOCK, alone ? -1L : 0L);
    return alone
        ? state.output(outputLength)
        : state.finish(outputLength, BLOCK, first, offset, length, second);
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
      fill = second.length - next;
      System.arraycopy(second, next, block, 0, fill);
    }
    Arrays.fill(block, fill, BLOCK, (byte) 0);
    compress(block, 0, done + fill, -1L);
    return output(outputLength);
  }

  private byte[] output(int outputLength) {
    // What is hashed may be secret, and this array stays.
    Arrays.fill(block, (byte) 0);
    byte[] out = new byte[(outputLength + 7) & ~7];
    for (int i = 0; i < out.length / 8; i++) {
      LONG.set(out, 8 * i, h[i]);
    }
    return out.length == outputLength ? out : Arrays.copyOf(out, outputLength);
  }

  private void compress(byte[] block, int at, long counted, long last) {
    System.arraycopy(h, 0, v, 0, 8);
    System.arraycopy(IV, 0, v, 8, 8);
    v[12] ^= counted;
    v[14] ^= last;
    Blake2bRounds.first(v, block, at);
    Blake2bRounds.second(v, block, at);
    for (int i = 0; i < 8; i++) {
      h[i] ^= v[i] ^ v[i + 8];
    }
  }
}
