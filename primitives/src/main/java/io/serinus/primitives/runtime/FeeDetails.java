package io.serinus.primitives.runtime;

import io.serinus.primitives.U128;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import java.util.Optional;

/**
 * What a transaction costs, part by part.
 *
 * @param inclusionFee none where the call is free
 * @param tip what the sender adds
 */
public record FeeDetails(Optional<InclusionFee> inclusionFee, U128 tip) {
  private static final Codec<Optional<InclusionFee>> FEE = Codecs.optional(InclusionFee.CODEC);

  public static final Codec<FeeDetails> CODEC =
      Codecs.of(
          (v, out) -> {
            FEE.encode(v.inclusionFee, out);
            U128.CODEC.encode(v.tip, out);
          },
          in -> new FeeDetails(FEE.decode(in), U128.CODEC.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "pallet_transaction_payment::types::FeeDetails",
                  List.of(new TypeInfo.Param("Balance", U128.CODEC::type)),
                  List.of(
                      new TypeInfo.Field(
                          "inclusion_fee", FEE::type, "Option<InclusionFee<Balance>>"),
                      new TypeInfo.Field("tip", U128.CODEC::type, "Balance")),
                  ""));

  /** The sum. */
  public U128 finalFee() {
    return inclusionFee.map(InclusionFee::total).orElse(U128.ZERO).saturatingAdd(tip);
  }
}
