package io.serinus.pallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serinus.frame.RuntimeCall;
import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.system.BlockUsage;
import io.serinus.frame.system.BlockWeights;
import io.serinus.frame.system.FrameSystemCall;
import io.serinus.frame.system.WeightsPerClass;
import io.serinus.frame.system.extension.CheckWeight;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.Pays;
import io.serinus.primitives.runtime.PerDispatchClass;
import io.serinus.scale.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How extrinsics are fitted into a block of 1,000 picoseconds and as many bytes of proof. */
class CheckWeightTest {
  private static final int LENGTH = 7;

  private final TestChain chain = chain(of(250));

  /** Normal calls may take 750 of a block; operational ones have no limit but what is reserved. */
  private static TestChain chain(Weight reservedForOperations) {
    WeightsPerClass normal =
        new WeightsPerClass(
            of(10), Optional.of(of(700)), Optional.of(of(750)), Optional.of(Weight.ZERO));
    WeightsPerClass operational =
        new WeightsPerClass(
            of(10), Optional.empty(), Optional.empty(), Optional.of(reservedForOperations));
    WeightsPerClass mandatory =
        new WeightsPerClass(of(10), Optional.empty(), Optional.empty(), Optional.empty());
    return new TestChain(
            new BlockWeights(
                Weight.ZERO, of(1_000), new PerDispatchClass<>(normal, operational, mandatory)))
        .genesis();
  }

  private static Weight of(long both) {
    return Weight.of(both, both);
  }

  private void prepare(DispatchClass dispatchClass, Weight weight)
      throws TransactionValidityException {
    prepare(chain, dispatchClass, weight);
  }

  private static void prepare(TestChain chain, DispatchClass dispatchClass, Weight weight)
      throws TransactionValidityException {
    RuntimeCall call = chain.system().call(new FrameSystemCall.Remark(Bytes.EMPTY));
    new CheckWeight(chain.system())
        .prepareBare(call, DispatchInfo.of(weight, dispatchClass, Pays.YES), LENGTH);
  }

  private void isExhausted(DispatchClass dispatchClass, Weight weight) {
    isExhausted(chain, dispatchClass, weight);
  }

  private static void isExhausted(TestChain chain, DispatchClass dispatchClass, Weight weight) {
    TransactionValidityException refused =
        catchThrowableOfType(
            TransactionValidityException.class, () -> prepare(chain, dispatchClass, weight));
    assertThat(refused.error()).isEqualTo(InvalidTransaction.Reason.EXHAUSTS_RESOURCES);
  }

  private Weight used(DispatchClass dispatchClass) {
    return chain.system().usage().weight().get(dispatchClass);
  }

  @Test
  void theBaseWeightCountsAndTheLengthIsProof() {
    chain.run(
        () -> {
          prepare(DispatchClass.NORMAL, of(100));
          assertThat(used(DispatchClass.NORMAL)).isEqualTo(Weight.of(110, 117));
          assertThat(chain.system().usage().extrinsicsLength()).isEqualTo(LENGTH);
        });
  }

  @Test
  void aClassTakesNoMoreThanItsTotal() {
    chain.run(
        () -> {
          prepare(DispatchClass.NORMAL, of(700));
          isExhausted(DispatchClass.NORMAL, of(30));
          prepare(DispatchClass.NORMAL, Weight.of(30, 16));
          assertThat(used(DispatchClass.NORMAL)).isEqualTo(of(750));
        });
  }

  @Test
  void aFullBlockHasRoomForWhatIsReserved() {
    chain.run(
        () -> {
          chain.system().usage().registerExtraWeight(of(1_000), DispatchClass.MANDATORY);
          isExhausted(DispatchClass.NORMAL, of(0));
          prepare(DispatchClass.OPERATIONAL, Weight.of(240, 233));
          isExhausted(DispatchClass.OPERATIONAL, of(0));
          prepare(DispatchClass.MANDATORY, of(9_999));
        });
  }

  @Test
  void onlyAClassWithoutAnyLimitMayOverflow() {
    Weight most = of(-1L);
    TestChain generous = chain(most);
    generous.run(
        () -> {
          BlockUsage usage = generous.system().usage();
          usage.registerExtraWeight(most, DispatchClass.OPERATIONAL);
          isExhausted(generous, DispatchClass.OPERATIONAL, of(1));
          usage.registerExtraWeight(most, DispatchClass.MANDATORY);
          prepare(generous, DispatchClass.MANDATORY, of(1));
          assertThat(usage.weight().mandatory()).isEqualTo(most);
        });
  }
}
