package io.serinus.runtime.kusama;

import io.serinus.pallet.parameters.Parameter;
import io.serinus.pallet.parameters.ParameterDefinitions;
import io.serinus.primitives.arithmetic.Permill;
import io.serinus.primitives.arithmetic.Perquintill;
import io.serinus.scale.Codecs;
import java.util.Optional;

/** What governance may change without a new runtime, and what holds until it does. */
public final class KusamaDynamicParameters {
  static final ParameterDefinitions ALL = new ParameterDefinitions("staging_kusama_runtime");

  private static final ParameterDefinitions.Group INFLATION = ALL.group("Inflation");

  /** The least inflation a year. */
  public static final Parameter<Perquintill> MIN_INFLATION =
      INFLATION.parameter("MinInflation", Perquintill.CODEC, Perquintill.fromRational(25, 1000));

  /** The most inflation a year. */
  public static final Parameter<Perquintill> MAX_INFLATION =
      INFLATION.parameter("MaxInflation", Perquintill.CODEC, Perquintill.fromPercent(10));

  /** The share of the issuance whose staking makes inflation the highest. */
  public static final Parameter<Perquintill> IDEAL_STAKE =
      INFLATION.parameter("IdealStake", Perquintill.CODEC, Perquintill.fromPercent(75));

  /** How fast inflation falls beyond the ideal stake. */
  public static final Parameter<Perquintill> FALLOFF =
      INFLATION.parameter("Falloff", Perquintill.CODEC, Perquintill.fromPercent(5));

  /** Whether slots that were auctioned lower the ideal stake. */
  public static final Parameter<Boolean> USE_AUCTION_SLOTS =
      INFLATION.parameter("UseAuctionSlots", Codecs.BOOL, true);

  private static final ParameterDefinitions.Group TREASURY = ALL.group("Treasury");

  /** The share of the treasury that goes to the burn destination each period. */
  public static final Parameter<Permill> BURN_PORTION =
      TREASURY.parameter("BurnPortion", Permill.CODEC, Permill.ZERO);

  /** Who gets it; without an account nothing goes anywhere. */
  public static final Parameter<BurnDestinationAccount> BURN_DESTINATION =
      TREASURY.parameter(
          "BurnDestination",
          BurnDestinationAccountCodec.CODEC,
          new BurnDestinationAccount(Optional.empty()));

  private KusamaDynamicParameters() {}
}
