package io.serinus.runtime.kusama;

import io.serinus.frame.RuntimeDbWeight;
import io.serinus.frame.system.BlockLength;
import io.serinus.frame.system.BlockWeights;
import io.serinus.frame.system.WeightsPerClass;
import io.serinus.frame.traits.WithdrawReasons;
import io.serinus.pallet.babe.BabeConfig;
import io.serinus.pallet.balances.Balances;
import io.serinus.pallet.grandpa.Grandpa;
import io.serinus.pallet.multisig.Multisig;
import io.serinus.pallet.proxy.Proxy;
import io.serinus.pallet.recovery.Recovery;
import io.serinus.pallet.transactionpayment.FeeParameters;
import io.serinus.pallet.vesting.Vesting;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.arithmetic.FixedU128;
import io.serinus.primitives.arithmetic.Perbill;
import io.serinus.primitives.arithmetic.Perquintill;
import io.serinus.primitives.runtime.PerDispatchClass;
import io.serinus.scale.Bytes;
import java.util.Optional;

/**
 * Kusama's numbers. Sources: {@code relay/kusama/constants/src/lib.rs}, {@code
 * relay/kusama/src/lib.rs} and {@code relay/common/src/lib.rs} of polkadot-fellows/runtimes v1.9.2,
 * and the constants in the metadata of spec 1009002.
 */
public final class KusamaParameters {
  private KusamaParameters() {}

  // --- the token, in plancks

  public static final U128 UNITS = U128.of(1_000_000_000_000L);
  public static final U128 QUID = U128.of(33_333_333_333L);
  public static final U128 CENTS = U128.of(333_333_333L);
  public static final U128 MILLICENTS = U128.of(333_333L);
  public static final U128 GRAND = QUID.times(1_000);
  public static final U128 EXISTENTIAL_DEPOSIT = CENTS;
  public static final int SS58_PREFIX = 2;
  public static final int TOKEN_DECIMALS = 12;
  public static final String TOKEN_SYMBOL = "KSM";

  /** What keeping so many items of so many bytes in the state costs. */
  public static U128 deposit(long items, long bytes) {
    return CENTS.times(2_000).times(items).plus(MILLICENTS.times(100).times(bytes));
  }

  // --- time

  public static final long SLOT_DURATION_MILLIS = 6_000;
  public static final long MINIMUM_PERIOD_MILLIS = SLOT_DURATION_MILLIS / 2;
  public static final long MINUTES = 60_000 / SLOT_DURATION_MILLIS;
  public static final long HOURS = 60 * MINUTES;
  public static final long DAYS = 24 * HOURS;

  /** Slots of an epoch, which is a session. */
  public static final long EPOCH_DURATION = HOURS;

  /** In milliseconds. */
  public static final long EXPECTED_BLOCK_TIME = SLOT_DURATION_MILLIS;

  // --- consensus

  /** Sessions of an era, and eras that stakes stay slashable after their owners left. */
  public static final long SESSIONS_PER_ERA = 6;

  public static final long BONDING_DURATION = 28;
  public static final long MAX_AUTHORITIES = 100_000;
  public static final long MAX_NOMINATORS = 512;

  /** For how many blocks unsigned reports of equivocations stay in the pool. */
  public static final long REPORT_LONGEVITY = BONDING_DURATION * SESSIONS_PER_ERA * EPOCH_DURATION;

  public static final BabeConfig BABE =
      new BabeConfig(
          EPOCH_DURATION,
          EXPECTED_BLOCK_TIME,
          SLOT_DURATION_MILLIS,
          MAX_AUTHORITIES,
          MAX_NOMINATORS);

  /** The sessions of sets of voters are remembered as long as stakes can be slashed. */
  public static final Grandpa.Config GRANDPA =
      new Grandpa.Config(MAX_AUTHORITIES, MAX_NOMINATORS, BONDING_DURATION * SESSIONS_PER_ERA);

  public static final U128 SESSION_KEY_DEPOSIT = U128.ZERO;

  // --- blocks

  public static final long BLOCK_HASH_COUNT = 4_096;
  public static final long MAX_CONSUMERS = 16;
  public static final RuntimeDbWeight DB_WEIGHT = new RuntimeDbWeight(25_000_000, 100_000_000);

  private static final Weight BASE_BLOCK = Weight.of(14_278_073_000L, 0);
  private static final Weight BASE_EXTRINSIC = Weight.of(124_706_000, 0);
  private static final Weight MAX_BLOCK = Weight.of(2 * Weight.REF_TIME_PER_SECOND, -1L);

  /** Normal dispatches may take three quarters of a block; one hundredth is kept for hooks. */
  public static final BlockWeights BLOCK_WEIGHTS =
      new BlockWeights(
          BASE_BLOCK,
          MAX_BLOCK,
          new PerDispatchClass<>(
              limits(ofMax(75), Weight.ZERO),
              limits(MAX_BLOCK, MAX_BLOCK.saturatingSub(ofMax(75))),
              new WeightsPerClass(
                  BASE_EXTRINSIC, Optional.empty(), Optional.empty(), Optional.empty())));

  private static Weight ofMax(int percent) {
    return Perbill.fromPercent(percent).times(MAX_BLOCK);
  }

  private static WeightsPerClass limits(Weight maxTotal, Weight reserved) {
    Weight maxExtrinsic = maxTotal.saturatingSub(ofMax(1)).saturatingSub(BASE_EXTRINSIC);
    return new WeightsPerClass(
        BASE_EXTRINSIC, Optional.of(maxExtrinsic), Optional.of(maxTotal), Optional.of(reserved));
  }

  public static final BlockLength BLOCK_LENGTH =
      new BlockLength(new PerDispatchClass<>(3_932_160L, 5L * 1024 * 1024, 5L * 1024 * 1024));

  // --- fees

  /** 10 millicents a byte; a tenth of a cent for the base weight of an extrinsic. */
  public static final FeeParameters FEES =
      new FeeParameters(
          Perbill.fromParts(267_295_345),
          MILLICENTS.times(10),
          5,
          Perquintill.fromPercent(25),
          FixedU128.saturatingFromRational(75, 1_000_000),
          FixedU128.saturatingFromRational(1, 10));

  // --- pallets

  public static final Balances.Config BALANCES =
      new Balances.Config(EXISTENTIAL_DEPOSIT, 50, 50, 5, 8);

  /** Four fifths of a block. */
  public static final Weight SCHEDULER_WEIGHT = ofMax(80);

  public static final int MAX_SCHEDULED_PER_BLOCK = 50;

  /** Unvested balance may not be transferred or reserved. */
  public static final Vesting.Config VESTING =
      new Vesting.Config(
          CENTS.times(100),
          28,
          BALANCES.maxLocks(),
          WithdrawReasons.ALL.without(WithdrawReasons.TRANSFER.or(WithdrawReasons.RESERVE)));

  public static final Bytes CLAIMS_PREFIX = Bytes.ofText("Pay KSMs to the Kusama account:");
  public static final U128 INDEX_DEPOSIT = CENTS.times(100);

  public static final Multisig.Config MULTISIG =
      new Multisig.Config(deposit(1, 88), deposit(0, 32), 100);
  public static final Proxy.Config PROXY =
      new Proxy.Config(
          new Proxy.Terms(deposit(1, 8), deposit(0, 33), 32),
          new Proxy.Terms(deposit(1, 8), deposit(0, 66), 32));
  public static final Recovery.Config RECOVERY =
      new Recovery.Config(CENTS.times(500), CENTS.times(50), 9, CENTS.times(500));
}
