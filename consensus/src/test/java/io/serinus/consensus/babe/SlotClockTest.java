package io.serinus.consensus.babe;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.primitives.consensus.Slot;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SlotClockTest {
  private long millis = 1_700_000_002_500L;
  private final InstantSource clock = () -> Instant.ofEpochMilli(millis);

  @Test
  void realTimeIsCutIntoSlots() {
    SlotClock slots = SlotClock.real(clock, 6000);
    assertThat(slots.slot().number()).isEqualTo(1_700_000_002_500L / 6000);
    assertThat(slots.now()).isEqualTo(millis);
    long left = 6000 - millis % 6000;
    assertThat(slots.untilNext()).isEqualTo(left);
    millis += left;
    assertThat(slots.untilNext()).isEqualTo(6000);
  }

  @Test
  void realTimeIsInTheMidstOfASlotAtFirst() {
    SlotClock slots = SlotClock.real(clock, 6000);
    assertThat(slots.firstWhole()).isEqualTo(slots.slot().plus(1));
    millis -= millis % 6000;
    assertThat(SlotClock.real(clock, 6000).firstWhole()).isEqualTo(Slot.at(millis, 6000));
  }

  @Test
  void aDevelopmentChainBeginsWithAWholeSlot() {
    for (long blockTime : new long[] {500, 6000, 60_000}) {
      for (long late : new long[] {0, 1, 3000, 5999}) {
        millis = 1_700_000_002_000L / 6000 * 6000 + late;
        SlotClock slots = SlotClock.development(clock, 6000, blockTime, new Slot(0));
        assertThat(slots.slot()).isEqualTo(Slot.at(millis, 6000));
        assertThat(slots.firstWhole()).isEqualTo(slots.slot());
        assertThat(slots.untilNext()).isEqualTo(blockTime);
      }
    }
  }

  @Test
  void chainTimeMayRunFaster() {
    SlotClock slots = SlotClock.development(clock, 6000, 500, new Slot(0));
    long first = slots.slot().number();
    long step = slots.untilNext();
    assertThat(step).isBetween(1L, 500L);
    millis += step;
    assertThat(slots.slot().number()).isEqualTo(first + 1);
    for (int i = 2; i < 10; i++) {
      millis += 500;
      assertThat(slots.slot().number()).isEqualTo(first + i);
      assertThat(slots.now() / 6000).isEqualTo(first + i);
    }
  }

  @Test
  void aFasterChainTimeGoesOnWhereItWas() {
    Slot future = new Slot(millis / 6000 + 100);
    SlotClock slots = SlotClock.development(clock, 6000, 1000, future);
    assertThat(slots.now()).isEqualTo(future.number() * 6000);
    assertThat(slots.firstWhole()).isEqualTo(future);
    assertThat(SlotClock.real(clock, 6000).now()).isEqualTo(millis);
  }
}
