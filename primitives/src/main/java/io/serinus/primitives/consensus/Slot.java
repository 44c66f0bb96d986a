package io.serinus.primitives.consensus;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * A stretch of time in which a block may be made.
 *
 * @param number how many slots have been since 1970, a {@code u64}
 */
public record Slot(long number) implements Comparable<Slot> {
  public static final Codec<Slot> CODEC =
      Codecs.of(
          (v, out) -> out.writeU64(v.number()),
          in -> new Slot(in.readU64()),
          () ->
              new TypeInfo.Composite(
                  "sp_consensus_slots::Slot",
                  List.of(new TypeInfo.Field("", Codecs.U64::type, "u64"))));

  /** The slot that a time lies in, both in milliseconds. */
  public static Slot at(long time, long duration) {
    return new Slot(Long.divideUnsigned(time, duration));
  }

  public Slot plus(long slots) {
    return new Slot(number + slots);
  }

  @Override
  public int compareTo(Slot other) {
    return Long.compareUnsigned(number, other.number);
  }
}
