package io.serinus.pallet.ristretto;

import io.serinus.scale.Bytes;

/**
 * A Merlin transcript (merlin.cool, version 1.0) on STROBE-128: messages go in, challenges come
 * out. Mutable.
 */
final class Transcript {
  private static final int RATE = 166;
  private static final int FLAG_I = 1;
  private static final int FLAG_A = 2;
  private static final int FLAG_C = 4;
  private static final int FLAG_M = 16;

  private final long[] state = new long[25];
  private int position;
  private int begin;

  /** Begins a transcript of the protocol. */
  Transcript(String protocol) {
    for (int b : new int[] {1, RATE + 2, 1, 0, 1, 96}) {
      mix(b);
    }
    for (byte b : ascii("STROBEv1.0.2")) {
      mix(b);
    }
    Keccak.permute(state);
    position = 0;
    operation(FLAG_M | FLAG_A);
    absorb(ascii("Merlin v1.0"));
    append("dom-sep", ascii(protocol));
  }

  private static byte[] ascii(String text) {
    return Bytes.ofText(text).unsafeArray();
  }

  Transcript append(String label, byte[] message) {
    meta(label, message.length);
    operation(FLAG_A);
    absorb(message);
    return this;
  }

  Transcript append(String label, long number) {
    byte[] bytes = new byte[8];
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (number >>> (8 * i));
    }
    return append(label, bytes);
  }

  /** Draws so many bytes. */
  byte[] challenge(String label, int length) {
    meta(label, length);
    operation(FLAG_I | FLAG_A | FLAG_C);
    byte[] out = new byte[length];
    for (int i = 0; i < length; i++) {
      int lane = position >>> 3;
      int shift = (position & 7) << 3;
      out[i] = (byte) (state[lane] >>> shift);
      state[lane] &= ~(0xffL << shift);
      advance();
    }
    return out;
  }

  /** Label and length, as one operation on metadata. */
  private void meta(String label, int length) {
    operation(FLAG_M | FLAG_A);
    absorb(ascii(label));
    for (int shift = 0; shift < 32; shift += 8) {
      absorb(length >>> shift);
    }
  }

  private void operation(int flags) {
    int before = begin;
    begin = position + 1;
    absorb(before);
    absorb(flags);
    if ((flags & FLAG_C) != 0 && position != 0) {
      permute();
    }
  }

  private void absorb(byte[] data) {
    for (byte b : data) {
      absorb(b);
    }
  }

  private void absorb(int b) {
    state[position >>> 3] ^= (b & 0xffL) << ((position & 7) << 3);
    advance();
  }

  private void mix(int b) {
    state[position >>> 3] ^= (b & 0xffL) << ((position & 7) << 3);
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
    Keccak.permute(state);
    position = 0;
    begin = 0;
  }
}
