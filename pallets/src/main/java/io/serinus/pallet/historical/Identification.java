package io.serinus.pallet.historical;

import io.serinus.primitives.AccountId;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** A validator with what was at stake behind it in a session. */
public record Identification(AccountId validator, Exposure exposure) {
  public static final Codec<Identification> CODEC =
      Codecs.of(
          (v, out) -> {
            AccountId.CODEC.encode(v.validator(), out);
            Exposure.CODEC.encode(v.exposure(), out);
          },
          in -> new Identification(AccountId.CODEC.decode(in), Exposure.CODEC.decode(in)),
          () -> new TypeInfo.Tuple(List.of(AccountId.CODEC::type, Exposure.CODEC::type)));
}
