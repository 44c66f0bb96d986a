package io.serinus.pallet.transactionpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.system.BlockWeights;
import io.serinus.frame.system.WeightsPerClass;
import io.serinus.pallet.TestChain;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.arithmetic.FixedU128;
import io.serinus.primitives.arithmetic.Perbill;
import io.serinus.primitives.arithmetic.Perquintill;
import io.serinus.primitives.runtime.PerDispatchClass;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the price of weight moves, with Kusama's parameters: a target of 25 %, v = 75 / 10⁶. */
class FeeMultiplierTest {
  private static final BigInteger ONE = BigInteger.TEN.pow(18);
  private static final BigInteger MINIMUM = BigInteger.TEN.pow(17);

  /** What normal calls may weigh: three quarters of two seconds, and as much of 5 MiB of proof. */
  private static final Weight NORMAL = Weight.of(1_500_000_000_000L, 3_932_160);

  private final TransactionPayment payment;
  private final TestChain chain;

  FeeMultiplierTest() {
    Weight all = Weight.of(2_000_000_000_000L, 5_242_880);
    WeightsPerClass normal =
        new WeightsPerClass(
            Weight.ZERO, Optional.empty(), Optional.of(NORMAL), Optional.of(Weight.ZERO));
    WeightsPerClass others =
        new WeightsPerClass(Weight.ZERO, Optional.empty(), Optional.empty(), Optional.empty());
    chain =
        new TestChain(
            new BlockWeights(Weight.ZERO, all, new PerDispatchClass<>(normal, others, others)));
    payment =
        new TransactionPayment(
            chain.system(),
            new FeeParameters(
                Perbill.ONE,
                U128.ONE,
                5,
                Perquintill.fromPercent(25),
                FixedU128.saturatingFromRational(75, 1_000_000),
                FixedU128.saturatingFromRational(1, 10)),
            new RecordedCharges());
    chain.place(new TransactionPaymentModule(33, payment)).genesis();
  }

  /** Ends a block whose normal calls weighed so much. */
  private BigInteger after(BigInteger multiplier, Weight used) {
    payment.nextFeeMultiplier.put(FixedU128.fromInner(U128.of(multiplier)));
    chain.system().usage().putWeight(new PerDispatchClass<>(used, Weight.ZERO, Weight.ZERO));
    payment.onFinalize(1);
    return payment.nextFeeMultiplier.get().inner().toBigInteger();
  }

  /** m · (1 + v·d + (v·d)² / 2) with d = s − s*, each step cut to 18 places. */
  private static BigInteger expected(BigInteger multiplier, long used, long most) {
    BigInteger v = BigInteger.valueOf(75).multiply(BigInteger.TEN.pow(12));
    long difference = used - most / 4;
    BigInteger d =
        BigInteger.valueOf(Math.abs(difference)).multiply(ONE).divide(BigInteger.valueOf(most));
    BigInteger first = times(v, d);
    BigInteger second = times(times(v, v).divide(BigInteger.TWO), times(d, d));
    BigInteger next =
        difference >= 0
            ? multiplier.add(times(first.add(second), multiplier))
            : multiplier.subtract(times(first.subtract(second), multiplier));
    return next.max(MINIMUM);
  }

  private static BigInteger times(BigInteger a, BigInteger b) {
    return a.multiply(b).divide(ONE);
  }

  @Test
  void theMultiplierStaysWhereBlocksAreAsFullAsTheyAreToBe() {
    chain.run(
        () -> {
          Weight quarter = NORMAL.dividedBy(4);
          assertThat(after(ONE, quarter)).isEqualTo(ONE);
        });
  }

  @Test
  void theMultiplierFollowsHowFullBlocksAre() {
    chain.run(
        () -> {
          BigInteger three = ONE.multiply(BigInteger.valueOf(3));
          for (int percent : new int[] {0, 1, 24, 26, 50, 99, 100}) {
            long used = NORMAL.refTime() / 100 * percent;
            assertThat(after(three, Weight.of(used, 0)))
                .as(percent + " %")
                .isEqualTo(expected(three, used, NORMAL.refTime()));
          }
          assertThat(after(ONE, NORMAL)).isEqualTo(new BigInteger("1000056251582031250"));
          assertThat(after(ONE, Weight.ZERO)).isEqualTo(new BigInteger("999981250175781250"));
        });
  }

  @Test
  void theScarcerOfTimeAndProofCounts() {
    chain.run(
        () -> {
          Weight proofs = Weight.of(NORMAL.refTime() / 10, NORMAL.proofSize() / 2);
          assertThat(after(ONE, proofs))
              .isEqualTo(expected(ONE, NORMAL.proofSize() / 2, NORMAL.proofSize()))
              .isGreaterThan(ONE);
          Weight time = Weight.of(NORMAL.refTime() / 2, NORMAL.proofSize() / 10);
          assertThat(after(ONE, time))
              .isEqualTo(expected(ONE, NORMAL.refTime() / 2, NORMAL.refTime()));
        });
  }

  @Test
  void whatOthersWeighAndWhatIsAboveTheLimitDoesNotCount() {
    chain.run(
        () -> {
          assertThat(after(ONE, NORMAL.saturatingAdd(NORMAL))).isEqualTo(after(ONE, NORMAL));
          payment.nextFeeMultiplier.put(FixedU128.ONE);
          chain.system().usage().putWeight(new PerDispatchClass<>(Weight.ZERO, NORMAL, NORMAL));
          payment.onFinalize(1);
          assertThat(payment.nextFeeMultiplier.get().inner().toBigInteger())
              .isEqualTo(expected(ONE, 0, NORMAL.refTime()));
        });
  }

  @Test
  void theMultiplierStaysBetweenATenthAndTheLargest() {
    chain.run(
        () -> {
          assertThat(after(MINIMUM, Weight.ZERO)).isEqualTo(MINIMUM);
          assertThat(after(BigInteger.ONE, NORMAL))
              .as("raised before it moves")
              .isEqualTo(expected(MINIMUM, NORMAL.refTime(), NORMAL.refTime()));
          BigInteger largest = U128.MAX.toBigInteger();
          assertThat(after(largest, NORMAL)).isEqualTo(largest);
          assertThat(after(largest, Weight.ZERO)).isLessThan(largest);
        });
  }

  /** A day of full blocks multiplies by about e^(75e-6 · 0.75 · 14,400) = 2.248. */
  @Test
  void aDayOfFullBlocksMakesItMoreThanTwice() {
    chain.run(
        () -> {
          BigInteger multiplier = ONE;
          for (int i = 0; i < 14_400; i++) {
            multiplier = after(multiplier, NORMAL);
          }
          assertThat(multiplier)
              .isBetween(
                  new BigInteger("2247000000000000000"), new BigInteger("2249000000000000000"));
        });
  }
}
