package io.serinus.consensus.babe;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(slots.enoughLeft()).isTrue();
    millis += 4000;
    assertThat(slots.enoughLeft()).isTrue();
    millis += 1;
    assertThat(slots.enoughLeft()).isFalse();
  }

  @Test
  void chainTimeMayRunFaster() {
    SlotClock slots = new SlotClock(clock, 6000, 500, 0);
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
    long future = millis + 1_000_000;
    SlotClock slots = new SlotClock(clock, 6000, 1000, future);
    assertThat(slots.now()).isEqualTo(future);
    assertThat(SlotClock.real(clock, 6000).now()).isEqualTo(millis);
  }
}
