package io.serinus.host.hostapi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Copies part of a value into a buffer of the runtime. */
final class PartialRead {
  private PartialRead() {}

  /**
   * Writes what lies behind the offset, as far as it fits.
   *
   * @return an {@code Option<u32>}: none without a value, else how many bytes lie behind the offset
   */
  static long of(HostCall call, byte @Nullable [] value, long buffer, long offset) {
    if (value == null) {
      return call.give(Scale.NONE);
    }
    int from = (int) Math.min(offset & 0xffff_ffffL, value.length);
    int behind = value.length - from;
    int written = (int) Math.min(behind, buffer >>> 32);
    call.write((int) buffer, Arrays.copyOfRange(value, from, from + written));
    return call.give(Scale.someU32(behind));
  }
}
