package io.serinus.crypto.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/** Keccak as submitted to the SHA-3 contest (domain byte 0x01), capacity twice the output. */
final class Keccak {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Keccak() {}

  /** Hash of {@code first[offset, offset+length) || second}. */
  static byte[] hash(int outputLength, byte[] first, int offset, int length, byte[] second) {
    Objects.checkFromIndexSize(offset, length, first.length);
    int rate = 200 - 2 * outputLength;
    long[] state = new long[25];
    int at = offset;
    int end = offset + length;
    for (; end - at >= rate; at += rate) {
      absorb(state, first, at, rate);
    }
    byte[] block = new byte[rate];
    int fill = end - at;
    System.arraycopy(first, at, block, 0, fill);
    int next = Math.min(rate - fill, second.length);
    System.arraycopy(second, 0, block, fill, next);
    fill += next;
    if (fill == rate) {
      absorb(state, block, 0, rate);
      for (; second.length - next >= rate; next += rate) {
        absorb(state, second, next, rate);
      }
      fill = second.length - next;
      block = new byte[rate];
      System.arraycopy(second, next, block, 0, fill);
    }
    block[fill] ^= 0x01;
    block[rate - 1] ^= (byte) 0x80;
    absorb(state, block, 0, rate);
    byte[] out = new byte[outputLength];
    for (int i = 0; i < outputLength / 8; i++) {
      LONG.set(out, 8 * i, state[i]);
    }
    return out;
  }

  private static void absorb(long[] state, byte[] data, int at, int rate) {
    for (int i = 0; i < rate / 8; i++) {
      state[i] ^= (long) LONG.get(data, at + 8 * i);
    }
    KeccakF1600.permute(state);
  }
}
