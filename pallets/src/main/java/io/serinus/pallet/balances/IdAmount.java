package io.serinus.pallet.balances;

import io.serinus.primitives.U128;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** An amount held or frozen for a reason. */
public record IdAmount<I>(I id, U128 amount) {
  public static <I> Codec<IdAmount<I>> codec(Codec<I> id) {
    return Codecs.of(
        (v, out) -> {
          id.encode(v.id, out);
          U128.CODEC.encode(v.amount, out);
        },
        in -> new IdAmount<>(id.decode(in), U128.CODEC.decode(in)),
        () ->
            new TypeInfo.Composite(
                "frame_support::traits::tokens::misc::IdAmount",
                List.of(
                    new TypeInfo.Param("Id", id::type),
                    new TypeInfo.Param("Balance", U128.CODEC::type)),
                List.of(
                    new TypeInfo.Field("id", id::type, "Id", ""),
                    new TypeInfo.Field("amount", U128.CODEC::type, "Balance", "")),
                ""));
  }
}
