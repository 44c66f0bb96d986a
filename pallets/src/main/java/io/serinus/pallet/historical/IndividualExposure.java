package io.serinus.pallet.historical;

import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** What a nominator has at stake behind a validator. */
public record IndividualExposure(AccountId who, U128 value) {
  public static final Codec<IndividualExposure> CODEC =
      Codecs.of(
          (v, out) -> {
            AccountId.CODEC.encode(v.who(), out);
            U128.COMPACT.encode(v.value(), out);
          },
          in -> new IndividualExposure(AccountId.CODEC.decode(in), U128.COMPACT.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_staking::IndividualExposure",
                  Exposure.PARAMS,
                  List.of(
                      new TypeInfo.Field("who", AccountId.CODEC::type, "AccountId"),
                      new TypeInfo.Field("value", U128.COMPACT::type, "Balance")),
                  ""));
}
