package io.serinus.consensus.babe;

import io.serinus.primitives.consensus.Slot;
import java.time.InstantSource;

/**
 * Tells the time in slots. Chain time runs as the clock does, or, for development, faster or
 * slower, so that a slot that lasts six seconds to the runtime goes by in another time.
 */
public final class SlotClock {
  private final InstantSource clock;
  private final long slotDuration;
  private final long blockTime;
  private final long realStart;
  private final long chainStart;

  /**
   * @param slotDuration how long a slot is to the runtime, in ms
   * @param blockTime how long it is by the clock, in ms
   * @param notBefore where chain time starts at the earliest, in ms: for development after the last
   *     block, which a faster chain time may have brought into the future; else 0
   */
  public SlotClock(InstantSource clock, long slotDuration, long blockTime, long notBefore) {
    if (slotDuration <= 0 || blockTime <= 0) {
      throw new IllegalArgumentException("slots of " + slotDuration + " and " + blockTime + " ms");
    }
    this.clock = clock;
    this.slotDuration = slotDuration;
    this.blockTime = blockTime;
    this.realStart = clock.millis();
    this.chainStart = Math.max(realStart, notBefore);
  }

  /** A clock whose chain time is the real one. */
  public static SlotClock real(InstantSource clock, long slotDuration) {
    return new SlotClock(clock, slotDuration, slotDuration, 0);
  }

  /** How long a slot is to the runtime, in ms. */
  public long slotDuration() {
    return slotDuration;
  }

  /** How long a slot is by the clock, in ms. */
  public long blockTime() {
    return blockTime;
  }

  /** Chain time, in ms since 1970. */
  public long now() {
    long passed = clock.millis() - realStart;
    return chainStart + Math.floorDiv(passed * slotDuration, blockTime);
  }

  /** The current slot. */
  public Slot slot() {
    return slotAt(now());
  }

  /** The slot that a chain time lies in, in ms. */
  public Slot slotAt(long time) {
    return Slot.at(time, slotDuration);
  }

  /** How long the clock has to go until the current slot is over, in ms, at least 1. */
  public long untilNext() {
    long left = slotDuration - now() % slotDuration;
    return Math.max(1, Math.ceilDiv(left * blockTime, slotDuration));
  }

  /** Whether a third or more of the current slot is left: enough to begin a block in it. */
  public boolean enoughLeft() {
    return 3 * (slotDuration - now() % slotDuration) >= slotDuration;
  }
}
