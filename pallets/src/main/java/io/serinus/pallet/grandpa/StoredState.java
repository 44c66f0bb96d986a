package io.serinus.pallet.grandpa;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** Whether the set of voters votes. Blocks and delays are {@code u32}. */
public sealed interface StoredState {
  /** It votes. */
  record Live() implements StoredState {}

  /** It stops some blocks after the one of this number. */
  record PendingPause(long scheduledAt, long delay) implements StoredState {}

  /** It does not vote. */
  record Paused() implements StoredState {}

  /** It goes on some blocks after the one of this number. */
  record PendingResume(long scheduledAt, long delay) implements StoredState {}

  Codec<StoredState> CODEC =
      Codecs.of(StoredState::encode, StoredState::decode, StoredState::describe);

  private static void encode(StoredState state, ScaleWriter out) {
    switch (state) {
      case Live s -> out.writeU8(0);
      case PendingPause(long at, long delay) -> out.writeU8(1).writeU32(at).writeU32(delay);
      case Paused s -> out.writeU8(2);
      case PendingResume(long at, long delay) -> out.writeU8(3).writeU32(at).writeU32(delay);
    }
  }

  private static StoredState decode(ScaleReader in) {
    int index = in.readU8();
    return switch (index) {
      case 0 -> new Live();
      case 1 -> new PendingPause(in.readU32(), in.readU32());
      case 2 -> new Paused();
      case 3 -> new PendingResume(in.readU32(), in.readU32());
      default -> throw new ScaleException("no state of voters: " + index);
    };
  }

  private static TypeInfo describe() {
    TypeInfo.Field at = new TypeInfo.Field("scheduled_at", Codecs.U32::type, "N");
    TypeInfo.Field delay = new TypeInfo.Field("delay", Codecs.U32::type, "N");
    return new TypeInfo.Variants(
        "pallet_grandpa::StoredState",
        List.of(new TypeInfo.Param("N", Codecs.U32::type)),
        List.of(
            new TypeInfo.Variant("Live", 0),
            new TypeInfo.Variant("PendingPause", 1, at, delay),
            new TypeInfo.Variant("Paused", 2),
            new TypeInfo.Variant("PendingResume", 3, at, delay)),
        "");
  }
}
