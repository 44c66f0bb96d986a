package io.serinus.pallet.vesting;

import static io.serinus.pallet.BalancesChain.amount;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.primitives.U128;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class VestingInfoTest {
  private static VestingInfo info(long locked, long perBlock, long start) {
    return new VestingInfo(amount(locked), amount(perBlock), start);
  }

  @Test
  void nothingVestsBeforeTheStart() {
    assertThat(info(100, 10, 5).lockedAt(5)).isEqualTo(amount(100));
    assertThat(info(100, 10, 5).lockedAt(6)).isEqualTo(amount(90));
    assertThat(info(100, 10, 5).lockedAt(15)).isEqualTo(U128.ZERO);
  }

  @Test
  void aRestTakesABlockMore() {
    assertThat(info(100, 10, 5).endingBlock()).isEqualTo(amount(15));
    assertThat(info(101, 10, 5).endingBlock()).isEqualTo(amount(16));
    assertThat(info(1, 10, 5).endingBlock()).isEqualTo(amount(6));
  }

  @Test
  void aRateOfNothingCountsAsOne() {
    assertThat(info(3, 0, 0).isValid()).isFalse();
    assertThat(info(3, 0, 0).lockedAt(2)).isEqualTo(U128.ONE);
    assertThat(info(3, 0, 0).endingBlock()).isEqualTo(amount(3));
  }

  @Test
  void whatOverflowsIsVested() {
    VestingInfo huge = new VestingInfo(U128.MAX, U128.MAX, 0);
    assertThat(huge.lockedAt(2)).isEqualTo(U128.ZERO);
    assertThat(new VestingInfo(U128.MAX, U128.ONE, 9).endingBlock()).isEqualTo(U128.MAX);
  }

  @Test
  void schedulesThatEndedDoNotMerge() {
    VestingInfo ended = info(10, 10, 0);
    VestingInfo running = info(100, 10, 0);
    assertThat(ended.merge(ended, 5)).isEmpty();
    assertThat(ended.merge(running, 5)).contains(running);
    assertThat(running.merge(ended, 5)).contains(running);
  }

  @Test
  void mergedSchedulesRunFromTheLaterStartToTheLaterEnd() {
    assertThat(info(100, 10, 5).merge(info(60, 2, 20), 1)).contains(info(160, 5, 20));
    assertThat(info(100, 10, 0).merge(info(100, 5, 0), 4)).contains(info(140, 8, 4));
  }

  @Property(tries = 300)
  void aScheduleLocksUntilItsEndAndNoLonger(
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long locked,
      @ForAll @LongRange(min = 1, max = 1_000_000) long perBlock,
      @ForAll @LongRange(max = 1_000_000) long start) {
    VestingInfo info = info(locked, perBlock, start);
    long end = info.endingBlock().low();
    assertThat(info.lockedAt(end)).isEqualTo(U128.ZERO);
    assertThat(info.lockedAt(end - 1)).isNotEqualTo(U128.ZERO);
  }

  @Property(tries = 300)
  void mergingLocksNoLessNow(
      @ForAll @LongRange(min = 1, max = 1_000_000) long locked,
      @ForAll @LongRange(min = 1, max = 1_000) long perBlock,
      @ForAll @LongRange(max = 500) long start,
      @ForAll @LongRange(max = 500) long otherStart,
      @ForAll @LongRange(max = 500) long now) {
    VestingInfo one = info(locked, perBlock, start);
    VestingInfo other = info(locked * 2, perBlock, otherStart);
    U128 before = one.lockedAt(now).plus(other.lockedAt(now));
    Optional<VestingInfo> merged = one.merge(other, now);
    assertThat(merged.map(m -> m.lockedAt(now)).orElse(U128.ZERO)).isEqualTo(before);
    merged.ifPresent(m -> assertThat(m.isValid()).isTrue());
  }
}
