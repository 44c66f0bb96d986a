package io.serinus.primitives.runtime;

import io.serinus.primitives.U128;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * What it costs to have a transaction in a block, in plancks.
 *
 * @param baseFee for any transaction
 * @param lenFee for its length
 * @param adjustedWeightFee for its weight, times the multiplier in force
 */
public record InclusionFee(U128 baseFee, U128 lenFee, U128 adjustedWeightFee) {
  public static final Codec<InclusionFee> CODEC =
      Codecs.of(
          (v, out) -> {
            U128.CODEC.encode(v.baseFee, out);
            U128.CODEC.encode(v.lenFee, out);
            U128.CODEC.encode(v.adjustedWeightFee, out);
          },
          in ->
              new InclusionFee(U128.CODEC.decode(in), U128.CODEC.decode(in), U128.CODEC.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "pallet_transaction_payment::types::InclusionFee",
                  List.of(new TypeInfo.Param("Balance", U128.CODEC::type)),
                  List.of(
                      new TypeInfo.Field("base_fee", U128.CODEC::type, "Balance"),
                      new TypeInfo.Field("len_fee", U128.CODEC::type, "Balance"),
                      new TypeInfo.Field("adjusted_weight_fee", U128.CODEC::type, "Balance")),
                  ""));

  /** The sum. */
  public U128 total() {
    return baseFee.saturatingAdd(lenFee).saturatingAdd(adjustedWeightFee);
  }
}
