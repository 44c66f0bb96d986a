package io.serinus.frame;

import io.serinus.primitives.Weight;

/**
 * What the database costs.
 *
 * @param read picoseconds a read
 * @param write picoseconds a write
 */
@io.serinus.frame.annotation.Scale("sp_weights::RuntimeDbWeight")
public record RuntimeDbWeight(long read, long write) {
  public Weight reads(long count) {
    return Weight.of(read, 0).saturatingMul(count);
  }

  public Weight writes(long count) {
    return Weight.of(write, 0).saturatingMul(count);
  }

  public Weight readsWrites(long reads, long writes) {
    return reads(reads).saturatingAdd(writes(writes));
  }
}
