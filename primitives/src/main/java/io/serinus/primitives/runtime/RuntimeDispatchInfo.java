package io.serinus.primitives.runtime;

import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * What is known of a transaction's cost before it is sent.
 *
 * @param partialFee the fee without the tip
 */
public record RuntimeDispatchInfo(Weight weight, DispatchClass dispatchClass, U128 partialFee) {
  public static final Codec<RuntimeDispatchInfo> CODEC =
      Codecs.of(
          (v, out) -> {
            Weight.CODEC.encode(v.weight, out);
            DispatchClass.CODEC.encode(v.dispatchClass, out);
            U128.CODEC.encode(v.partialFee, out);
          },
          in ->
              new RuntimeDispatchInfo(
                  Weight.CODEC.decode(in), DispatchClass.CODEC.decode(in), U128.CODEC.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "pallet_transaction_payment::types::RuntimeDispatchInfo",
                  List.of(
                      new TypeInfo.Param("Balance", U128.CODEC::type),
                      new TypeInfo.Param("Weight", Weight.CODEC::type)),
                  List.of(
                      new TypeInfo.Field("weight", Weight.CODEC::type, "Weight"),
                      new TypeInfo.Field("class", DispatchClass.CODEC::type, "DispatchClass"),
                      new TypeInfo.Field("partial_fee", U128.CODEC::type, "Balance")),
                  ""));
}
