package io.serinus.frame;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/**
 * Why balance is held: the pallet's index and the number of its reason. See {@link
 * PalletBase#holdReason}.
 */
public record RuntimeHoldReason(int pallet, int reason) {
  public static final Codec<RuntimeHoldReason> CODEC =
      Codecs.of(
          (v, out) -> out.writeU8(v.pallet).writeU8(v.reason),
          in -> new RuntimeHoldReason(in.readU8(), in.readU8()),
          () -> Runtime.current().outerTypes().holdReason());
}
