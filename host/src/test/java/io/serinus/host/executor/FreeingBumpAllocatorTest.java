package io.serinus.host.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import run.endive.runtime.ByteArrayMemory;
import run.endive.wasm.types.MemoryLimits;

final class FreeingBumpAllocatorTest {
  private final LinearMemory memory = memory(1, 1024);

  private static LinearMemory memory(int pages, int most) {
    return new EndiveMemory(new ByteArrayMemory(new MemoryLimits(pages, most)));
  }

  @Test
  void startsBehindTheHeapBaseAligned() {
    assertThat(new FreeingBumpAllocator(memory, 13).allocate(1)).isEqualTo(24);
    assertThat(new FreeingBumpAllocator(memory, 16).allocate(1)).isEqualTo(24);
  }

  @Test
  void roundsUpToPowersOfTwoBehindAHeader() {
    FreeingBumpAllocator allocator = new FreeingBumpAllocator(memory, 0);
    assertThat(allocator.allocate(0)).isEqualTo(8);
    assertThat(allocator.allocate(9)).isEqualTo(24);
    assertThat(allocator.allocate(16)).isEqualTo(48);
    assertThat(memory.readLong(0)).isEqualTo(1L << 32);
    assertThat(memory.readLong(16)).isEqualTo(1L << 32 | 1);
  }

  @Test
  void usesFreedChunksOfTheOrderLastFirst() {
    FreeingBumpAllocator allocator = new FreeingBumpAllocator(memory, 0);
    int a = allocator.allocate(8);
    int b = allocator.allocate(8);
    allocator.free(a);
    allocator.free(b);
    assertThat(allocator.allocate(32)).isGreaterThan(b);
    assertThat(allocator.allocate(5)).isEqualTo(b);
    assertThat(allocator.allocate(5)).isEqualTo(a);
  }

  @Test
  void growsTheMemoryByDoublingUpToItsLimit() {
    LinearMemory small = memory(1, 5);
    FreeingBumpAllocator allocator = new FreeingBumpAllocator(small, 0);
    allocator.allocate(65_536);
    assertThat(small.pages()).isEqualTo(2);
    allocator.allocate(65_536);
    assertThat(small.pages()).isEqualTo(4);
    allocator.allocate(65_536);
    allocator.allocate(65_536);
    assertThat(small.pages()).isEqualTo(5);
    assertThatThrownBy(() -> allocator.allocate(65_536)).hasMessageContaining("out of memory");
  }

  @Test
  void allocatesThirtyTwoMebibytesAtMost() {
    FreeingBumpAllocator allocator = new FreeingBumpAllocator(memory, 0);
    assertThat(allocator.allocate(32 << 20)).isEqualTo(8);
    assertThatThrownBy(() -> allocator.allocate((32 << 20) + 1))
        .isInstanceOf(ExecutorException.class);
  }

  @Test
  void refusesEverythingAfterAnError() {
    FreeingBumpAllocator allocator = new FreeingBumpAllocator(memory, 0);
    int pointer = allocator.allocate(8);
    allocator.free(pointer);
    assertThatThrownBy(() -> allocator.free(pointer)).hasMessageContaining("not allocated");
    assertThatThrownBy(() -> allocator.allocate(8)).hasMessageContaining("after an error");
  }

  @Test
  void noticesDamagedHeaders() {
    FreeingBumpAllocator allocator = new FreeingBumpAllocator(memory, 0);
    int pointer = allocator.allocate(8);
    memory.writeLong(pointer - 8, 1L << 32 | 23);
    assertThatThrownBy(() -> allocator.free(pointer)).hasMessageContaining("damaged");
    assertThatThrownBy(() -> new FreeingBumpAllocator(memory, 0).free(4))
        .hasMessageContaining("invalid pointer");
    assertThatThrownBy(() -> new FreeingBumpAllocator(memory, 0).free(-8))
        .hasMessageContaining("out of bounds");
  }

  @Test
  void noticesFreeListsThatLeaveTheMemory() {
    LinearMemory page = memory(1, 1);
    FreeingBumpAllocator allocator = new FreeingBumpAllocator(page, 0);
    int pointer = allocator.allocate(8);
    allocator.free(pointer);
    page.writeLong(pointer - 8, LinearMemory.PAGE - 8);
    assertThat(allocator.allocate(8)).isEqualTo(pointer);
    assertThatThrownBy(() -> allocator.allocate(8)).hasMessageContaining("out of the memory");
  }

  @Property(tries = 50)
  void chunksInUseNeverOverlap(
      @ForAll @Size(max = 200) List<@IntRange(min = -100, max = 5000) Integer> steps) {
    FreeingBumpAllocator allocator = new FreeingBumpAllocator(memory(1, 1024), 100);
    Map<Integer, Integer> inUse = new HashMap<>();
    for (int step : steps) {
      if (step < 0 && !inUse.isEmpty()) {
        int pointer = new ArrayList<>(inUse.keySet()).get(-step % inUse.size());
        allocator.free(pointer);
        inUse.remove(pointer);
      } else {
        int size = Math.abs(step);
        int pointer = allocator.allocate(size);
        assertThat(pointer % 8).isZero();
        inUse.forEach(
            (other, length) ->
                assertThat(pointer + size <= other - 8 || other + length <= pointer - 8).isTrue());
        inUse.put(pointer, size);
      }
    }
  }
}
