package io.serinus.host.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.Memory;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.types.MemoryLimits;

final class FlatMemoryTest {
  private static final int PAGES = 2;
  private static final int SIZE = PAGES * 65_536;
  private static final MemoryLimits LIMITS = new MemoryLimits(PAGES, 4);

  /** Does what the engine's own memory does, and is as new after a reset. */
  @Property(tries = 60)
  void behavesAsTheEnginesOwn(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = SIZE - 16) Integer> addresses) {
    FlatMemory ours = new FlatMemory(LIMITS);
    Memory theirs = new ByteArrayMemory(LIMITS);
    for (Memory memory : List.of(ours, theirs)) {
      int kind = 0;
      for (int address : addresses) {
        write(memory, kind++ % 8, address);
      }
    }
    assertThat(ours.readBytes(0, SIZE)).isEqualTo(theirs.readBytes(0, SIZE));
    for (int address : addresses) {
      assertThat(ours.readInt(address)).isEqualTo(theirs.readInt(address));
      assertThat(ours.readLong(address)).isEqualTo(theirs.readLong(address));
      assertThat(ours.readU16(address)).isEqualTo(theirs.readU16(address));
      assertThat(ours.read(address)).isEqualTo(theirs.read(address));
    }
    assertThat(ours.reset()).isTrue();
    assertThat(ours.readBytes(0, SIZE)).containsOnly(0);
  }

  private static void write(Memory memory, int kind, int address) {
    switch (kind) {
      case 0 -> memory.writeLong(address, -1L);
      case 1 -> memory.writeI32(address, 0x01020304);
      case 2 -> memory.writeShort(address, (short) 0x0506);
      case 3 -> memory.writeByte(address, (byte) 7);
      case 4 -> memory.write(address, new byte[] {1, 2, 3, 4, 5}, 1, 3);
      case 5 -> memory.fill((byte) 9, address, address + 11);
      case 6 -> memory.copy(address, (address * 7) % (SIZE - 16), 16);
      default -> memory.writeF64(address, 1.5);
    }
  }

  @Test
  void growsToItsLimit() {
    FlatMemory memory = new FlatMemory(LIMITS);
    memory.writeI32(SIZE - 4, 5);
    assertThat(memory.grow(2)).isEqualTo(PAGES);
    assertThat(memory.grow(1)).isEqualTo(-1);
    assertThat(memory.readInt(SIZE - 4)).isEqualTo(5);
    memory.writeI32(2 * SIZE - 4, 6);
    assertThat(memory.reset()).isFalse();
  }

  @Test
  void knowsItsBounds() {
    FlatMemory memory = new FlatMemory(LIMITS);
    assertThatThrownBy(() -> memory.readInt(SIZE - 3)).isInstanceOf(WasmEngineException.class);
    assertThatThrownBy(() -> memory.writeLong(-1, 1)).isInstanceOf(WasmEngineException.class);
    assertThatThrownBy(() -> memory.writeByte(SIZE, (byte) 1))
        .isInstanceOf(WasmEngineException.class);
    assertThatThrownBy(() -> memory.copy(0, SIZE - 1, 2)).isInstanceOf(WasmEngineException.class);
    assertThatThrownBy(() -> memory.fill((byte) 1, 5, 4)).isInstanceOf(WasmEngineException.class);
  }
}
