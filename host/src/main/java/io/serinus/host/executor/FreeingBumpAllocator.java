package io.serinus.host.executor;

import java.util.Arrays;

/**
 * The allocator that Polkadot runtimes expect of their host: chunks of 8·2ⁿ bytes (n up to 22, so
 * 32 MiB at most), each behind a header of eight bytes, taken from a list of freed chunks of the
 * same order or else from the unused end of the memory, which grows when it must. A free chunk's
 * header holds the pointer to the next free header (all ones at the end); an occupied one's the
 * order and a one in the upper half. After its first error it refuses everything, since the headers
 * can't be trusted any more.
 */
public final class FreeingBumpAllocator {
  private static final int HEADER = 8;
  private static final int ORDERS = 23;
  private static final int SMALLEST = 8;
  private static final int LARGEST = SMALLEST << (ORDERS - 1);
  private static final long OCCUPIED = 1L << 32;
  private static final long NIL = 0xffff_ffffL;

  private final LinearMemory memory;
  private final long[] freeLists = new long[ORDERS];
  private long bumper;
  private boolean poisoned;

  /**
   * @param heapBase where the module's own data ends
   */
  public FreeingBumpAllocator(LinearMemory memory, int heapBase) {
    this.memory = memory;
    this.bumper = (Integer.toUnsignedLong(heapBase) + HEADER - 1) / HEADER * HEADER;
    Arrays.fill(freeLists, NIL);
  }

  /** A chunk of at least this many bytes (unsigned), aligned to eight. */
  public int allocate(int size) {
    usable();
    long wanted = Integer.toUnsignedLong(size);
    if (wanted > LARGEST) {
      throw failure("asked for " + wanted + " bytes, more than " + LARGEST);
    }
    int order = order((int) wanted);
    long header = freeLists[order];
    if (header == NIL) {
      header = bump(HEADER + ((long) SMALLEST << order));
    } else {
      if (header + HEADER + ((long) SMALLEST << order) > memory.size()) {
        throw failure("a free list leads out of the memory");
      }
      long content = readHeader(header);
      if ((content & OCCUPIED) != 0) {
        throw failure("a chunk in a free list is occupied");
      }
      freeLists[order] = content & NIL;
    }
    writeHeader(header, OCCUPIED | order);
    return (int) (header + HEADER);
  }

  /** Gives a chunk back. */
  public void free(int pointer) {
    usable();
    long header = Integer.toUnsignedLong(pointer) - HEADER;
    if (header < 0) {
      throw failure("invalid pointer " + Integer.toUnsignedString(pointer));
    }
    long content = readHeader(header);
    int order = (int) (content & NIL);
    if ((content & OCCUPIED) == 0) {
      throw failure("pointer " + Integer.toUnsignedString(pointer) + " is not allocated");
    }
    if (order < 0 || order >= ORDERS) {
      throw failure("the header of pointer " + Integer.toUnsignedString(pointer) + " is damaged");
    }
    writeHeader(header, freeLists[order]);
    freeLists[order] = header;
  }

  private static int order(int size) {
    return 32
        - Integer.numberOfLeadingZeros(Math.max(size, SMALLEST) - 1)
        - Integer.numberOfTrailingZeros(SMALLEST);
  }

  private long bump(long size) {
    long end = bumper + size;
    if (end > memory.size()) {
      grow(end);
    }
    long start = bumper;
    bumper = end;
    return start;
  }

  /** Doubles the memory, if that is enough and allowed, so that growing stays rare. */
  private void grow(long end) {
    long pages = memory.pages();
    long needed = (end + LinearMemory.PAGE - 1) / LinearMemory.PAGE;
    long target = Math.min(Math.max(pages * 2, needed), memory.maxPages());
    if (needed > target || !memory.grow((int) (target - pages))) {
      throw failure(
          "out of memory: " + needed + " pages needed, " + memory.maxPages() + " allowed");
    }
  }

  private long readHeader(long header) {
    if (header + HEADER > memory.size()) {
      throw failure("header out of bounds");
    }
    return memory.readLong((int) header);
  }

  private void writeHeader(long header, long content) {
    memory.writeLong((int) header, content);
  }

  private void usable() {
    if (poisoned) {
      throw failure("used after an error");
    }
  }

  private ExecutorException failure(String what) {
    poisoned = true;
    return new ExecutorException("allocator: " + what);
  }
}
