package io.serinus.crypto.sr25519;

import io.serinus.crypto.hash.KeccakF1600;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The part of STROBE-128 (strobe.sourceforge.io, version 1.0.2) that Merlin uses: associated data,
 * metadata, keying and pseudorandom output on a Keccak-f[1600] duplex.
 */
final class Strobe128 {
  private static final int RATE = 166;
  private static final int FLAG_I = 1;
  private static final int FLAG_A = 1 << 1;
  private static final int FLAG_C = 1 << 2;
  private static final int FLAG_M = 1 << 4;

  private final long[] state;
  private int position;
  private int begin;
  private int flags;

  Strobe128(byte[] protocol) {
    state = new long[25];
    byte[] start = {1, RATE + 2 - 256, 1, 0, 1, 96};
    for (byte b : start) {
      mix(b);
    }
    for (byte b : "STROBEv1.0.2".getBytes(StandardCharsets.US_ASCII)) {
      mix(b);
    }
    KeccakF1600.permute(state);
    position = 0;
    metaAd(protocol, false);
  }

  Strobe128(Strobe128 other) {
    state = other.state.clone();
    position = other.position;
    begin = other.begin;
    flags = other.flags;
  }

  void metaAd(byte[] data, boolean more) {
    beginOperation(FLAG_M | FLAG_A, more);
    absorb(data);
  }

  /** Absorbs a length as 4 little-endian bytes of metadata that continue the ones before. */
  void metaLength(int length, boolean more) {
    beginOperation(FLAG_M | FLAG_A, more);
    for (int shift = 0; shift < 32; shift += 8) {
      absorb((byte) (length >>> shift));
    }
  }

  void ad(byte[] data) {
    beginOperation(FLAG_A, false);
    absorb(data);
  }

  void key(byte[] data) {
    beginOperation(FLAG_A | FLAG_C, false);
    for (byte b : data) {
      int lane = position >>> 3;
      int shift = (position & 7) << 3;
      state[lane] = state[lane] & ~(0xFFL << shift) | (b & 0xFFL) << shift;
      advance();
    }
  }

  void prf(byte[] out) {
    beginOperation(FLAG_I | FLAG_A | FLAG_C, false);
    for (int i = 0; i < out.length; i++) {
      int lane = position >>> 3;
      int shift = (position & 7) << 3;
      out[i] = (byte) (state[lane] >>> shift);
      state[lane] &= ~(0xFFL << shift);
      advance();
    }
  }

  void wipe() {
    Arrays.fill(state, 0);
  }

  private void beginOperation(int operation, boolean more) {
    if (more) {
      if (flags != operation) {
        throw new IllegalStateException("only the same operation can be continued");
      }
      return;
    }
    int previous = begin;
    begin = position + 1;
    flags = operation;
    absorb((byte) previous);
    absorb((byte) operation);
    if ((operation & FLAG_C) != 0 && position != 0) {
      permute();
    }
  }

  private void absorb(byte[] data) {
    for (byte b : data) {
      absorb(b);
    }
  }

  private void absorb(byte b) {
    state[position >>> 3] ^= (b & 0xFFL) << ((position & 7) << 3);
    advance();
  }

  private void mix(int b) {
    state[position >>> 3] ^= (b & 0xFFL) << ((position & 7) << 3);
    position++;
  }

  private void advance() {
    position++;
    if (position == RATE) {
      permute();
    }
  }

  private void permute() {
    mix(begin);
    mix(0x04);
    position = RATE + 1;
    mix(0x80);
    KeccakF1600.permute(state);
    position = 0;
    begin = 0;
  }
}
