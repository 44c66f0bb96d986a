package io.serinus.wasm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Collects bytes in WebAssembly's primitive encodings. */
final class ByteSink {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  void u8(int value) {
    out.write(value);
  }

  void u32(int value) {
    long left = Integer.toUnsignedLong(value);
    while (left >= 0x80) {
      out.write((int) (left & 0x7f) | 0x80);
      left >>>= 7;
    }
    out.write((int) left);
  }

  void s64(long value) {
    long left = value;
    while (left > 63 || left < -64) {
      out.write((int) (left & 0x7f) | 0x80);
      left >>= 7;
    }
    out.write((int) left & 0x7f);
  }

  void fixed(long value, int size) {
    for (int i = 0; i < size; i++) {
      out.write((int) (value >>> (8 * i)));
    }
  }

  void bytes(byte[] bytes) {
    out.writeBytes(bytes);
  }

  void sized(byte[] bytes) {
    u32(bytes.length);
    bytes(bytes);
  }

  void name(String name) {
    sized(name.getBytes(StandardCharsets.UTF_8));
  }

  int size() {
    return out.size();
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
