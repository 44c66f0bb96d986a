package io.serinus.pallet.vesting;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.U32;
import io.serinus.primitives.U128;
import java.util.Optional;

/**
 * A vesting schedule: so much is locked, and after the starting block each block frees so much.
 *
 * @param perBlock at least 1 in a valid schedule; counted as 1 where 0 was stored
 */
@Scale("pallet_vesting::vesting_info::VestingInfo")
public record VestingInfo(U128 locked, U128 perBlock, @U32 long startingBlock) {

  /** Whether the schedule locks something and frees something. */
  public boolean isValid() {
    return !locked.isZero() && !perBlock.isZero();
  }

  private U128 rate() {
    return perBlock.max(U128.ONE);
  }

  /** What is still locked at a block. */
  public U128 lockedAt(long block) {
    U128 vested = rate().saturatingMul(Math.max(0, block - startingBlock));
    return locked.saturatingSub(vested);
  }

  /** The first block at which nothing is locked; it may lie beyond all block numbers. */
  public U128 endingBlock() {
    U128.Division blocks = locked.divRem(rate());
    U128 begun = blocks.remainder().isZero() ? U128.ZERO : U128.ONE;
    U128 duration = blocks.quotient().plus(begun).max(U128.ONE);
    return U128.of(startingBlock).saturatingAdd(duration);
  }

  /**
   * The schedule that frees what both still lock from the later of the starts, or now, to the later
   * of the ends; the other one where one has ended, none where both have.
   */
  Optional<VestingInfo> merge(VestingInfo other, long now) {
    boolean ended = endingBlock().atMost(U128.of(now));
    boolean otherEnded = other.endingBlock().atMost(U128.of(now));
    if (ended || otherEnded) {
      return ended && otherEnded ? Optional.empty() : Optional.of(ended ? other : this);
    }
    U128 rest = lockedAt(now).saturatingAdd(other.lockedAt(now));
    long start = Math.max(now, Math.max(startingBlock, other.startingBlock));
    U128 end = endingBlock().max(other.endingBlock());
    U128 duration = end.saturatingSub(U128.of(start)).max(U128.ONE);
    return Optional.of(new VestingInfo(rest, rest.dividedBy(duration).max(U128.ONE), start));
  }
}
