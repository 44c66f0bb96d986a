package io.serinus.host.hostapi;

import io.serinus.hostapi.StorageApi.ClearResult;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The few SCALE shapes that cross the Host API. */
final class Scale {
  static final byte[] NONE = {0};

  /**
   * How many items a list may have. An item can be of no bytes, and takes room nevertheless; this
   * is far above what fits into a block.
   */
  private static final int MAX_ITEMS = 1 << 20;

  private Scale() {}

  /** {@code Option<Vec<u8>>}. */
  static byte[] option(byte @Nullable [] bytes) {
    return bytes == null
        ? NONE
        : new ScaleWriter(bytes.length + 6).writeU8(1).writeBytes(bytes).toByteArray();
  }

  /** {@code Option<[u8; n]>}. */
  static byte[] optionFixed(byte @Nullable [] bytes) {
    return bytes == null
        ? NONE
        : new ScaleWriter(bytes.length + 1).writeU8(1).writeFixed(bytes).toByteArray();
  }

  /** {@code Option<u32>}, present. */
  static byte[] someU32(long value) {
    return new ScaleWriter(5).writeU8(1).writeU32(value).toByteArray();
  }

  /** {@code Vec<[u8; n]>}. */
  static byte[] list(List<byte[]> items) {
    ScaleWriter out = new ScaleWriter().writeCompact(items.size());
    items.forEach(out::writeFixed);
    return out.toByteArray();
  }

  /** {@code Result<[u8; n], u8>}. */
  static byte[] result(byte @Nullable [] ok, int error) {
    return ok == null
        ? new byte[] {1, (byte) error}
        : new ScaleWriter(ok.length + 1).writeU8(0).writeFixed(ok).toByteArray();
  }

  /** {@code Result<[u8; n], ()>}. */
  static byte[] result(byte @Nullable [] ok) {
    return ok == null
        ? new byte[] {1}
        : new ScaleWriter(ok.length + 1).writeU8(0).writeFixed(ok).toByteArray();
  }

  /** {@code KillStorageResult}. */
  static byte[] cleared(ClearResult result) {
    return new ScaleWriter(5)
        .writeU8(result.allCleared() ? 0 : 1)
        .writeU32(result.count())
        .toByteArray();
  }

  /** Reads an {@code Option<u32>}: −1 for none. */
  static long limit(byte[] encoded) {
    ScaleReader in = new ScaleReader(encoded);
    long limit = in.readBool() ? in.readU32() : -1;
    in.requireEnd();
    return limit;
  }

  /** Reads an {@code Option<Vec<u8>>}. */
  static byte @Nullable [] optional(byte[] encoded) {
    ScaleReader in = new ScaleReader(encoded);
    byte[] bytes = in.readBool() ? in.readBytes() : null;
    in.requireEnd();
    return bytes;
  }

  /** Reads a {@code Vec<Vec<u8>>}. */
  static List<byte[]> byteArrays(byte[] encoded) {
    ScaleReader in = new ScaleReader(encoded);
    int count = itemCount(in, 1);
    List<byte[]> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(in.readBytes());
    }
    in.requireEnd();
    return items;
  }

  /**
   * Reads how many items a list has.
   *
   * @param minSize how many bytes the smallest item takes
   */
  static int itemCount(ScaleReader in, int minSize) {
    int count = in.readLength(minSize);
    if (count > MAX_ITEMS) {
      throw new ScaleException("a list of more than " + MAX_ITEMS + " items");
    }
    return count;
  }
}
