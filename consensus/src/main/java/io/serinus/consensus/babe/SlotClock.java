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

  private SlotClock(
      InstantSource clock, long slotDuration, long blockTime, long realStart, long chainStart) {
    this.clock = clock;
    this.slotDuration = slotDuration;
    this.blockTime = blockTime;
    this.realStart = realStart;
    this.chainStart = chainStart;
  }

  /**
   * A clock whose chain time is the real one.
   *
   * @param slotDuration how long a slot is, in ms
   */
  public static SlotClock real(InstantSource clock, long slotDuration) {
    long now = clock.millis();
    return new SlotClock(clock, slotDuration, slotDuration, now, now);
  }

  /**
   * A clock for development, whose chain time sets out from the beginning of a slot: of the current
   * one, so that the first block has not to be waited for.
   *
   * @param slotDuration how long a slot is to the runtime, in ms
   * @param blockTime how long it is by the clock, in ms
   * @param notBefore the slot that it begins in at the earliest: the one after the last block,
   *     which a faster chain time may have brought into the future
   */
  public static SlotClock development(
      InstantSource clock, long slotDuration, long blockTime, Slot notBefore) {
    if (slotDuration <= 0 || blockTime <= 0) {
      throw new IllegalArgumentException("slots of " + slotDuration + " and " + blockTime + " ms");
    }
    long now = clock.millis();
    long first = Math.max(now / slotDuration, notBefore.number());
    return new SlotClock(clock, slotDuration, blockTime, now, first * slotDuration);
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

  /** The first slot that this clock has seen from its beginning on. */
  public Slot firstWhole() {
    return new Slot(Math.ceilDiv(chainStart, slotDuration));
  }
}
