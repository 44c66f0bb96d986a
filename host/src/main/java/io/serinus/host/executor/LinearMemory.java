package io.serinus.host.executor;

/**
 * The memory of an instance. Pointers are unsigned; any access beyond the end is an {@link
 * ExecutorException}.
 */
public interface LinearMemory {
  int PAGE = 65_536;

  /** Pages of 64 KiB at present. */
  int pages();

  /** The most pages it may have. */
  int maxPages();

  /** Adds pages; false if the maximum forbids it. */
  boolean grow(int pages);

  byte[] read(int pointer, int length);

  void write(int pointer, byte[] bytes);

  long readLong(int pointer);

  void writeLong(int pointer, long value);

  /** The size in bytes. */
  default long size() {
    return (long) pages() * PAGE;
  }
}
