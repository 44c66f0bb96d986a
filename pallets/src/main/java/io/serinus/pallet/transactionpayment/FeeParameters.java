package io.serinus.pallet.transactionpayment;

import io.serinus.primitives.U128;
import io.serinus.primitives.arithmetic.FixedU128;
import io.serinus.primitives.arithmetic.Perbill;
import io.serinus.primitives.arithmetic.Perquintill;

/**
 * The prices of a chain.
 *
 * @param weightToFee what a picosecond costs
 * @param byteFee what a byte costs
 * @param operationalFeeMultiplier how much more an operational transaction's fee counts for its
 *     priority
 * @param targetFullness how full normal blocks are to be; the multiplier rises above, falls below
 * @param adjustment how fast it does
 * @param minimumMultiplier the least that it becomes
 */
public record FeeParameters(
    Perbill weightToFee,
    U128 byteFee,
    int operationalFeeMultiplier,
    Perquintill targetFullness,
    FixedU128 adjustment,
    FixedU128 minimumMultiplier) {}
