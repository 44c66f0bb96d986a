package io.serinus.conformance.tester;

import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;

/** Encodings of results. */
final class Results {
  static final byte[] NOTHING = {};

  private Results() {}

  static byte[] bytes(byte[] value) {
    return new ScaleWriter().writeBytes(value).toByteArray();
  }

  static byte[] number(int value) {
    return new ScaleWriter().writeU32(value & 0xffff_ffffL).toByteArray();
  }

  /** What a partial read, which answered with an {@code Option<u32>}, left in the buffer. */
  static byte[] partialRead(byte[] answer, byte[] buffer) {
    ScaleReader in = new ScaleReader(answer);
    ScaleWriter out = new ScaleWriter();
    if (!in.readBool()) {
      return out.writeBool(false).toByteArray();
    }
    int length = (int) Math.min(in.readU32(), buffer.length);
    out.writeBool(true).writeCompact(length).writeFixed(buffer, 0, length);
    return out.toByteArray();
  }
}
