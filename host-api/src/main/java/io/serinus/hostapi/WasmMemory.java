package io.serinus.hostapi;

import io.serinus.scale.ScaleReader;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;

/**
 * Bytes on their way through the module's memory. TeaVM's collector moves objects only when one is
 * allocated, which never happens between taking an address here and the call that it is for.
 */
final class WasmMemory {
  private WasmMemory() {}

  /** A pointer to the array's bytes, valid until the next allocation. */
  static int pointer(byte[] bytes) {
    return Address.ofData(bytes).toInt();
  }

  /** Pointer and size in one. */
  static long span(byte[] bytes) {
    return Integer.toUnsignedLong(pointer(bytes)) | (long) bytes.length << 32;
  }

  /** The bytes of a span that the host allocated, which is freed. */
  static byte[] take(long span) {
    return take((int) span, (int) (span >>> 32));
  }

  /** As many bytes from a buffer that the host allocated, which is freed. */
  static byte[] take(int pointer, int length) {
    byte[] bytes = read(pointer, length);
    WasmImports.free(pointer);
    return bytes;
  }

  /** Bytes of the memory, copied. */
  static byte[] read(int pointer, int length) {
    byte[] bytes = new byte[length];
    Address from = Address.fromInt(pointer);
    Address to = Address.ofData(bytes);
    int words = length & ~7;
    for (int i = 0; i < words; i += 8) {
      to.add(i).putLong(from.add(i).getLong());
    }
    for (int i = words; i < length; i++) {
      to.add(i).putByte(from.add(i).getByte());
    }
    return bytes;
  }

  /** An {@code Option<Vec<u8>>} that the host allocated. */
  static byte @Nullable [] takeOptionalBytes(long span) {
    ScaleReader in = new ScaleReader(take(span));
    return in.readBool() ? in.readBytes() : null;
  }

  /** An {@code Option<[u8; n]>} that the host allocated. */
  static byte @Nullable [] takeOptionalFixed(long span) {
    ScaleReader in = new ScaleReader(take(span));
    return in.readBool() ? in.readFixed(in.remaining()) : null;
  }
}
