package io.serinus.wasm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A bounded cursor over a binary with WebAssembly's primitive encodings. */
final class ByteSource {
  private final byte[] bytes;
  private final int end;
  private int position;

  ByteSource(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.position = from;
    this.end = end;
  }

  boolean atEnd() {
    return position >= end;
  }

  int position() {
    return position;
  }

  int u8() {
    if (position >= end) {
      throw new WasmFormatException("unexpected end of module at byte " + position);
    }
    return bytes[position++] & 0xff;
  }

  int u32() {
    long value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int b = u8();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        if (value > 0xffff_ffffL) {
          break;
        }
        return (int) value;
      }
    }
    throw new WasmFormatException("number too large at byte " + position);
  }

  /** A count or a size, which can't exceed the bytes that are left. */
  int count() {
    int value = u32();
    if (value < 0 || value > end - position) {
      throw new WasmFormatException("impossible length at byte " + position);
    }
    return value;
  }

  long s64() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      int b = u8();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return shift + 7 < 64 && (b & 0x40) != 0 ? value | (-1L << (shift + 7)) : value;
      }
    }
    throw new WasmFormatException("number too large at byte " + position);
  }

  long fixed(int size) {
    long value = 0;
    for (int i = 0; i < size; i++) {
      value |= (long) u8() << (8 * i);
    }
    return value;
  }

  byte[] bytes(int length) {
    if (length < 0 || length > end - position) {
      throw new WasmFormatException("impossible length at byte " + position);
    }
    byte[] part = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return part;
  }

  ByteSource slice(int length) {
    if (length < 0 || length > end - position) {
      throw new WasmFormatException("impossible length at byte " + position);
    }
    ByteSource part = new ByteSource(bytes, position, position + length);
    position += length;
    return part;
  }

  byte[] rest() {
    return bytes(end - position);
  }

  String name() {
    return new String(bytes(count()), StandardCharsets.UTF_8);
  }
}
