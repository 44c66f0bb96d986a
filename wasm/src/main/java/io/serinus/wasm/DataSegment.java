package io.serinus.wasm;

import java.util.List;

/**
 * Bytes written into memory 0 at the offset when the module is instantiated. The array is not
 * copied.
 */
@SuppressWarnings("ArrayRecordComponent")
public record DataSegment(List<Instruction> offset, byte[] bytes) {
  public DataSegment {
    offset = List.copyOf(offset);
  }
}
