package io.serinus.host.executor;

import io.serinus.crypto.hash.Hashing;
import io.serinus.scale.ScaleReader;
import java.util.HexFormat;

/**
 * Runtime code as it lies in a state, with its hash and the size of heap that the state grants it.
 */
public final class RuntimeCode {
  /** Pages that a runtime's memory may grow by where the state does not say: 128 MiB. */
  public static final int DEFAULT_HEAP_PAGES = 2048;

  private final byte[] blob;
  private final String hash;
  private final int heapPages;

  private RuntimeCode(byte[] blob, String hash, int heapPages) {
    this.blob = blob;
    this.hash = hash;
    this.heapPages = heapPages;
  }

  /** Code with the default heap. The array is not copied. */
  public static RuntimeCode of(byte[] blob) {
    return of(blob, DEFAULT_HEAP_PAGES);
  }

  /** Code with a heap of this many pages. The array is not copied. */
  public static RuntimeCode of(byte[] blob, int heapPages) {
    return new RuntimeCode(blob, HexFormat.of().formatHex(Hashing.blake2b256(blob)), heapPages);
  }

  /**
   * Reads the value under {@code :heappages}, a u64; nonsense gives the default, as in the
   * reference host.
   */
  public static int heapPages(byte[] encoded) {
    if (encoded.length < Long.BYTES) {
      return DEFAULT_HEAP_PAGES;
    }
    return Math.clamp(new ScaleReader(encoded).readU64(), 0, LinearMemory.PAGE);
  }

  /** The same code with another heap. */
  public RuntimeCode withHeapPages(int pages) {
    return new RuntimeCode(blob, hash, pages);
  }

  byte[] blob() {
    return blob;
  }

  /** How many bytes the blob has. */
  public int size() {
    return blob.length;
  }

  /** Blake2-256 of the blob, as hex. */
  public String hash() {
    return hash;
  }

  public int heapPages() {
    return heapPages;
  }
}
