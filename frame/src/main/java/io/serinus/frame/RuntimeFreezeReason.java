package io.serinus.frame;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/**
 * Why balance is frozen: the pallet's index and the number of its reason. See {@link
 * PalletBase#freezeReason}.
 */
public record RuntimeFreezeReason(int pallet, int reason) {
  public static final Codec<RuntimeFreezeReason> CODEC =
      Codecs.of(
          (v, out) -> out.writeU8(v.pallet).writeU8(v.reason),
          in -> new RuntimeFreezeReason(in.readU8(), in.readU8()),
          () -> Runtime.current().outerTypes().freezeReason());
}
