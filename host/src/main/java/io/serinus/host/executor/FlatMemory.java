package io.serinus.host.executor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import run.endive.runtime.ConstantEvaluators;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.runtime.WasmInterruptedException;
import run.endive.runtime.WasmRuntimeException;
import run.endive.wasm.UninstantiableException;
import run.endive.wasm.types.ActiveDataSegment;
import run.endive.wasm.types.DataSegment;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.PassiveDataSegment;

/**
 * A memory for Endive in one array. It remembers which parts were written, so that the array can
 * serve the next instance after only those parts were cleared: a Java runtime's memory is tens of
 * megabytes, of which a call touches little.
 */
@SuppressWarnings("removal") // the interface still demands the methods for shared memories
final class FlatMemory implements Memory {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int CARD_SHIFT = 12;

  private final int initial;
  private final int maximum;
  private byte[] bytes;

  /** One for each 4 KiB in which a write began. */
  private byte[] cards;

  private DataSegment[] segments = {};

  FlatMemory(MemoryLimits limits) {
    initial = limits.initialPages();
    maximum = limits.maximumPages();
    bytes = new byte[Memory.bytes(initial)];
    cards = new byte[cards(bytes.length)];
  }

  private static int cards(int length) {
    return (length >>> CARD_SHIFT) + 1;
  }

  /**
   * Clears what was written.
   *
   * @return whether the memory is as new; one that has grown can't be made so
   */
  boolean reset() {
    if (pages() != initial) {
      return false;
    }
    zero();
    segments = new DataSegment[0];
    return true;
  }

  private void mark(int address) {
    cards[address >>> CARD_SHIFT] = 1;
  }

  private void mark(int address, int length) {
    if (length > 0) {
      Arrays.fill(
          cards, address >>> CARD_SHIFT, ((address + length - 1) >>> CARD_SHIFT) + 1, (byte) 1);
    }
  }

  private WasmRuntimeException outOfBounds(int address) {
    return new WasmRuntimeException(
        "out of bounds memory access: address "
            + Integer.toUnsignedString(address)
            + " of "
            + bytes.length);
  }

  private void check(int address, int length) {
    if (address < 0 || length < 0 || length > bytes.length - address) {
      throw outOfBounds(address);
    }
  }

  @Override
  public int pages() {
    return bytes.length / PAGE_SIZE;
  }

  @Override
  public int initialPages() {
    return initial;
  }

  @Override
  public int maximumPages() {
    return maximum;
  }

  @Override
  public int grow(int more) {
    int before = pages();
    if (more < 0 || more > maximum - before) {
      return -1;
    }
    bytes = Arrays.copyOf(bytes, Memory.bytes(before + more));
    cards = Arrays.copyOf(cards, cards(bytes.length));
    return before;
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public Object lock(int address) {
    return this;
  }

  @Override
  public int waitOn(int address, int expected, long timeout) {
    throw new WasmRuntimeException("the memory is not shared");
  }

  @Override
  public int waitOn(int address, long expected, long timeout) {
    throw new WasmRuntimeException("the memory is not shared");
  }

  @Override
  public int notify(int address, int count) {
    return 0;
  }

  @Override
  public void initialize(Instance instance, DataSegment[] data) {
    initialize(instance, data, 0);
  }

  @Override
  public void initialize(Instance instance, DataSegment[] data, int memory) {
    if (data == null) {
      return;
    }
    segments = data;
    for (DataSegment segment : data) {
      if (segment instanceof ActiveDataSegment active && active.index() == memory) {
        int offset =
            (int) ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions())[0];
        if (offset < 0 || active.data().length > bytes.length - offset) {
          throw new UninstantiableException("a data segment lies outside the memory");
        }
        write(offset, active.data(), 0, active.data().length);
      }
    }
  }

  @Override
  public void initPassiveSegment(int segment, int to, int from, int length) {
    write(to, segments[segment].data(), from, length);
  }

  @Override
  public void drop(int segment) {
    segments[segment] = PassiveDataSegment.EMPTY;
  }

  @Override
  public void write(int address, byte[] data, int offset, int length) {
    check(address, length);
    System.arraycopy(data, offset, bytes, address, length);
    mark(address, length);
  }

  @Override
  public byte read(int address) {
    try {
      return bytes[address];
    } catch (IndexOutOfBoundsException e) {
      throw outOfBounds(address);
    }
  }

  @Override
  public byte[] readBytes(int address, int length) {
    check(address, length);
    return Arrays.copyOfRange(bytes, address, address + length);
  }

  @Override
  public void writeI32(int address, int value) {
    try {
      INT.set(bytes, address, value);
      mark(address);
    } catch (IndexOutOfBoundsException e) {
      throw outOfBounds(address);
    }
  }

  @Override
  public int readInt(int address) {
    try {
      return (int) INT.get(bytes, address);
    } catch (IndexOutOfBoundsException e) {
      throw outOfBounds(address);
    }
  }

  @Override
  public void writeLong(int address, long value) {
    try {
      LONG.set(bytes, address, value);
      mark(address);
    } catch (IndexOutOfBoundsException e) {
      throw outOfBounds(address);
    }
  }

  @Override
  public long readLong(int address) {
    try {
      return (long) LONG.get(bytes, address);
    } catch (IndexOutOfBoundsException e) {
      throw outOfBounds(address);
    }
  }

  @Override
  public void writeShort(int address, short value) {
    try {
      SHORT.set(bytes, address, value);
      mark(address);
    } catch (IndexOutOfBoundsException e) {
      throw outOfBounds(address);
    }
  }

  @Override
  public short readShort(int address) {
    try {
      return (short) SHORT.get(bytes, address);
    } catch (IndexOutOfBoundsException e) {
      throw outOfBounds(address);
    }
  }

  @Override
  public long readU16(int address) {
    return readShort(address) & 0xffff;
  }

  @Override
  public void writeByte(int address, byte value) {
    try {
      bytes[address] = value;
      mark(address);
    } catch (IndexOutOfBoundsException e) {
      throw outOfBounds(address);
    }
  }

  @Override
  public void writeF32(int address, float value) {
    try {
      FLOAT.set(bytes, address, value);
      mark(address);
    } catch (IndexOutOfBoundsException e) {
      throw outOfBounds(address);
    }
  }

  @Override
  public long readF32(int address) {
    return readInt(address);
  }

  @Override
  public float readFloat(int address) {
    try {
      return (float) FLOAT.get(bytes, address);
    } catch (IndexOutOfBoundsException e) {
      throw outOfBounds(address);
    }
  }

  @Override
  public void writeF64(int address, double value) {
    try {
      DOUBLE.set(bytes, address, value);
      mark(address);
    } catch (IndexOutOfBoundsException e) {
      throw outOfBounds(address);
    }
  }

  @Override
  public double readDouble(int address) {
    try {
      return (double) DOUBLE.get(bytes, address);
    } catch (IndexOutOfBoundsException e) {
      throw outOfBounds(address);
    }
  }

  @Override
  public long readF64(int address) {
    return readLong(address);
  }

  /**
   * What was never written is zero already; the engine asks for this before it initialises an
   * instance.
   */
  @Override
  public void zero() {
    int last = cards.length - 1;
    for (int card = 0; card < last; card++) {
      if (cards[card] != 0) {
        // A write that began at the card's end may have gone seven bytes beyond.
        int from = card << CARD_SHIFT;
        Arrays.fill(
            bytes, from, Math.min(from + (1 << CARD_SHIFT) + Long.BYTES, bytes.length), (byte) 0);
        cards[card] = 0;
      }
    }
  }

  /** The engine looks for interrupts at loops and calls, and many of these need neither. */
  private static void stopIfInterrupted(int length) {
    if (length >= PAGE_SIZE && Thread.currentThread().isInterrupted()) {
      throw new WasmInterruptedException("interrupted");
    }
  }

  @Override
  public void fill(byte value, int from, int to) {
    check(from, to - from);
    stopIfInterrupted(to - from);
    Arrays.fill(bytes, from, to, value);
    mark(from, to - from);
  }

  @Override
  public void copy(int to, int from, int length) {
    check(from, length);
    check(to, length);
    stopIfInterrupted(length);
    System.arraycopy(bytes, from, bytes, to, length);
    mark(to, length);
  }
}
