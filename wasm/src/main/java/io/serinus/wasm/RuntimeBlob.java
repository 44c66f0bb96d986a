package io.serinus.wasm;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The envelope in which runtime code lies under {@code :code}: either the bare module or, behind an
 * eight byte prefix, the module compressed with Zstandard.
 */
public final class RuntimeBlob {
  /** What a compressed blob may unpack to at most, as in the reference host: 50 MiB. */
  public static final int MAX_UNCOMPRESSED = 50 * 1024 * 1024;

  private static final byte[] PREFIX = {
    0x52, (byte) 0xbc, 0x53, 0x76, 0x46, (byte) 0xdb, (byte) 0x8e, 0x05
  };
  private static final int LEVEL = 19;

  private RuntimeBlob() {}

  /** Whether the bytes start with the prefix of compressed code. */
  public static boolean isCompressed(byte[] blob) {
    return blob.length >= PREFIX.length
        && Arrays.equals(PREFIX, 0, PREFIX.length, blob, 0, PREFIX.length);
  }

  /** The compressed blob of a module. */
  public static byte[] compress(byte[] module) {
    byte[] packed = Zstd.compress(module, LEVEL);
    byte[] blob = Arrays.copyOf(PREFIX, PREFIX.length + packed.length);
    System.arraycopy(packed, 0, blob, PREFIX.length, packed.length);
    return blob;
  }

  /**
   * The module in a blob, itself if it is not compressed.
   *
   * @throws WasmFormatException if the compressed stream is damaged or unpacks to more than {@link
   *     #MAX_UNCOMPRESSED} bytes
   */
  public static byte[] decompress(byte[] blob) {
    if (!isCompressed(blob)) {
      return blob;
    }
    // The size in the frame header is the sender's claim, so the stream is read up to the bound
    // instead.
    try (ZstdInputStream in =
        new ZstdInputStream(
            new ByteArrayInputStream(blob, PREFIX.length, blob.length - PREFIX.length))) {
      byte[] module = in.readNBytes(MAX_UNCOMPRESSED + 1);
      if (module.length > MAX_UNCOMPRESSED) {
        throw new WasmFormatException(
            "compressed runtime code unpacks to more than " + MAX_UNCOMPRESSED + " bytes");
      }
      return module;
    } catch (IOException e) {
      throw new WasmFormatException("damaged compressed runtime code: " + e.getMessage());
    }
  }
}
