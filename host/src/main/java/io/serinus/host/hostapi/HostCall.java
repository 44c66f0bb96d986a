package io.serinus.host.hostapi;

import io.serinus.host.executor.FreeingBumpAllocator;
import io.serinus.host.executor.LinearMemory;
import io.serinus.hostapi.HostApi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the functions of the Host API work on during one call into a runtime: its memory, and the
 * host's side of things.
 */
public final class HostCall {
  private final LinearMemory memory;
  private final FreeingBumpAllocator allocator;
  private final HostApi api;
  private final HostServices services;
  private final SignatureBatch batch = new SignatureBatch();
  private @Nullable String lastError;

  public HostCall(
      LinearMemory memory, FreeingBumpAllocator allocator, HostApi api, HostServices services) {
    this.memory = memory;
    this.allocator = allocator;
    this.api = api;
    this.services = services;
  }

  HostApi api() {
    return api;
  }

  HostServices services() {
    return services;
  }

  FreeingBumpAllocator allocator() {
    return allocator;
  }

  SignatureBatch batch() {
    return batch;
  }

  /** What the runtime logged last as an error, usually the message of its panic. */
  public @Nullable String lastError() {
    return lastError;
  }

  void lastError(String message) {
    lastError = message;
  }

  /** The bytes of a pointer-size: pointer in the lower half, length in the upper. */
  byte[] bytes(long span) {
    return memory.read((int) span, (int) (span >>> 32));
  }

  /** Bytes of a known size behind a pointer. */
  byte[] fixed(long pointer, int size) {
    return memory.read((int) pointer, size);
  }

  /** Copies bytes into a new chunk and returns its pointer-size. */
  public long give(byte[] bytes) {
    return Integer.toUnsignedLong(givePointer(bytes)) | (long) bytes.length << 32;
  }

  /** Copies bytes into a new chunk and returns its pointer. */
  public int givePointer(byte[] bytes) {
    int pointer = allocator.allocate(bytes.length);
    memory.write(pointer, bytes);
    return pointer;
  }

  /** Gives an {@code Option<Vec<u8>>}. */
  long giveOption(byte @Nullable [] bytes) {
    return give(Scale.option(bytes));
  }

  /** Gives a {@code Vec<T>} of items of a fixed size. */
  long giveList(List<byte[]> items) {
    return give(Scale.list(items));
  }

  void write(int pointer, byte[] bytes) {
    memory.write(pointer, bytes);
  }
}
