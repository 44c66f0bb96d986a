package io.serinus.pallet.historical;

import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * What is at stake behind a validator.
 *
 * @param total what it is, with its own
 */
public record Exposure(U128 total, U128 own, List<IndividualExposure> others) {
  /** Nothing at stake. */
  public static final Exposure NONE = new Exposure(U128.ZERO, U128.ZERO, List.of());

  static final List<TypeInfo.Param> PARAMS =
      List.of(
          new TypeInfo.Param("AccountId", AccountId.CODEC::type),
          new TypeInfo.Param("Balance", U128.CODEC::type));

  private static final Codec<List<IndividualExposure>> OTHERS =
      Codecs.list(IndividualExposure.CODEC);

  public static final Codec<Exposure> CODEC =
      Codecs.of(
          (v, out) -> {
            U128.COMPACT.encode(v.total(), out);
            U128.COMPACT.encode(v.own(), out);
            OTHERS.encode(v.others(), out);
          },
          in -> new Exposure(U128.COMPACT.decode(in), U128.COMPACT.decode(in), OTHERS.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_staking::Exposure",
                  PARAMS,
                  List.of(
                      new TypeInfo.Field("total", U128.COMPACT::type, "Balance"),
                      new TypeInfo.Field("own", U128.COMPACT::type, "Balance"),
                      new TypeInfo.Field(
                          "others", OTHERS::type, "Vec<IndividualExposure<AccountId, Balance>>")),
                  ""));

  public Exposure {
    others = List.copyOf(others);
  }
}
