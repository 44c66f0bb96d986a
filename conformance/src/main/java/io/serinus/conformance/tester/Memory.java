package io.serinus.conformance.tester;

import org.teavm.interop.Address;

/**
 * Bytes on their way through the module's memory. An array's address holds only until the next
 * allocation.
 */
final class Memory {
  private Memory() {}

  static int pointer(byte[] bytes) {
    return Address.ofData(bytes).toInt();
  }

  static long span(byte[] bytes) {
    return (pointer(bytes) & 0xffff_ffffL) | (long) bytes.length << 32;
  }

  static byte[] read(long span) {
    return read((int) span, (int) (span >>> 32));
  }

  static byte[] read(int pointer, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = Address.fromInt(pointer + i).getByte();
    }
    return bytes;
  }

  static void write(int pointer, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      Address.fromInt(pointer + i).putByte(bytes[i]);
    }
  }
}
