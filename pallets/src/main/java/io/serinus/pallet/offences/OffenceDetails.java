package io.serinus.pallet.offences;

import io.serinus.pallet.historical.Identification;
import io.serinus.primitives.AccountId;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** Who did something wrong, and who reported it. */
public record OffenceDetails(Identification offender, List<AccountId> reporters) {
  private static final Codec<List<AccountId>> REPORTERS = Codecs.list(AccountId.CODEC);

  public static final Codec<OffenceDetails> CODEC =
      Codecs.of(
          (v, out) -> {
            Identification.CODEC.encode(v.offender(), out);
            REPORTERS.encode(v.reporters(), out);
          },
          in -> new OffenceDetails(Identification.CODEC.decode(in), REPORTERS.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_staking::offence::OffenceDetails",
                  List.of(
                      new TypeInfo.Param("Reporter", AccountId.CODEC::type),
                      new TypeInfo.Param("Offender", Identification.CODEC::type)),
                  List.of(
                      new TypeInfo.Field("offender", Identification.CODEC::type, "Offender"),
                      new TypeInfo.Field("reporters", REPORTERS::type, "Vec<Reporter>")),
                  ""));
}
