package io.serinus.host.executor;

import run.endive.runtime.Memory;

/** Bounds-checked access to Endive's memory. */
final class EndiveMemory implements LinearMemory {
  private final Memory memory;

  EndiveMemory(Memory memory) {
    this.memory = memory;
  }

  @Override
  public int pages() {
    return memory.pages();
  }

  @Override
  public int maxPages() {
    return memory.maximumPages();
  }

  @Override
  public boolean grow(int pages) {
    return memory.grow(pages) >= 0;
  }

  @Override
  public byte[] read(int pointer, int length) {
    check(pointer, length);
    return length == 0 ? new byte[0] : memory.readBytes(pointer, length);
  }

  @Override
  public void write(int pointer, byte[] bytes) {
    check(pointer, bytes.length);
    if (bytes.length > 0) {
      memory.write(pointer, bytes);
    }
  }

  @Override
  public long readLong(int pointer) {
    check(pointer, Long.BYTES);
    return memory.readLong(pointer);
  }

  @Override
  public void writeLong(int pointer, long value) {
    check(pointer, Long.BYTES);
    memory.writeLong(pointer, value);
  }

  private void check(int pointer, int length) {
    long start = Integer.toUnsignedLong(pointer);
    if (length < 0 || start + length > size()) {
      throw new ExecutorException(
          "a pointer leaves the memory: "
              + start
              + " and "
              + Integer.toUnsignedString(length)
              + " bytes of "
              + size());
    }
  }
}
