package io.serinus.pallet.transactionpayment;

import static io.serinus.pallet.TestChain.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.frame.system.BlockWeights;
import io.serinus.frame.system.FrameSystemCall;
import io.serinus.frame.system.WeightsPerClass;
import io.serinus.pallet.TestChain;
import io.serinus.primitives.CryptoScheme;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.MultiSignature;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.arithmetic.FixedU128;
import io.serinus.primitives.arithmetic.Perbill;
import io.serinus.primitives.arithmetic.Perquintill;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.FeeDetails;
import io.serinus.primitives.runtime.InclusionFee;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.Pays;
import io.serinus.primitives.runtime.PerDispatchClass;
import io.serinus.primitives.runtime.RuntimeDispatchInfo;
import io.serinus.scale.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Fees where ten picoseconds cost a unit and a byte costs three. */
class TransactionPaymentTest {
  private static final Weight MAX_BLOCK = Weight.of(1_000_000_000L, 1_000_000_000L);

  private final RecordedCharges charges = new RecordedCharges();
  private final TestChain chain;
  private final TransactionPayment payment;
  private final ChargeTransactionPayment extension;

  TransactionPaymentTest() {
    WeightsPerClass normal = limits(100);
    chain =
        new TestChain(
            new BlockWeights(
                Weight.ZERO, MAX_BLOCK, new PerDispatchClass<>(normal, limits(200), normal)));
    payment =
        new TransactionPayment(
            chain.system(),
            new FeeParameters(
                Perbill.fromPercent(10),
                U128.of(3),
                5,
                Perquintill.fromPercent(25),
                FixedU128.ZERO,
                FixedU128.ONE),
            charges);
    extension = new ChargeTransactionPayment(payment);
    chain.place(new TransactionPaymentModule(33, payment)).genesis();
  }

  private static WeightsPerClass limits(long base) {
    return new WeightsPerClass(
        Weight.of(base, 0), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static DispatchInfo info(long weight) {
    return DispatchInfo.of(Weight.of(weight, 0), DispatchClass.NORMAL, Pays.YES);
  }

  private RuntimeCall remark() {
    return chain.system().call(new FrameSystemCall.Remark(Bytes.ofText("hello")));
  }

  private static FeeDetails details(long base, long length, long weight, long tip) {
    return new FeeDetails(
        Optional.of(new InclusionFee(U128.of(base), U128.of(length), U128.of(weight))),
        U128.of(tip));
  }

  @Test
  void aFeeHasAPartForTheBaseTheLengthAndTheWeightThatFollowsDemand() {
    chain.run(
        () -> {
          assertThat(payment.feeDetails(7, info(1_000), U128.of(4)))
              .isEqualTo(details(10, 21, 100, 4));
          payment.nextFeeMultiplier.put(FixedU128.saturatingFromRational(5, 2));
          assertThat(payment.feeDetails(7, info(1_010), U128.ZERO))
              .as("the multiplier is of the weight alone, and parts of a unit are lost")
              .isEqualTo(details(10, 21, 252, 0));
          DispatchInfo operational =
              DispatchInfo.of(Weight.of(1_000, 0), DispatchClass.OPERATIONAL, Pays.YES);
          assertThat(payment.feeDetails(0, operational, U128.ZERO))
              .isEqualTo(details(20, 0, 250, 0));
          assertThat(payment.fee(7, info(1_000), U128.of(4))).isEqualTo(U128.of(285));
        });
  }

  @Test
  void theWeightOfExtensionsIsPaidToo() {
    chain.run(
        () ->
            assertThat(
                    payment.feeDetails(
                        0, info(1_000).withExtensionWeight(Weight.of(500, 0)), U128.ZERO))
                .isEqualTo(details(10, 0, 150, 0)));
  }

  @Test
  void aFreeCallCostsItsTip() {
    chain.run(
        () -> {
          DispatchInfo free = DispatchInfo.of(Weight.of(1_000, 0), DispatchClass.NORMAL, Pays.NO);
          assertThat(payment.feeDetails(7, free, U128.of(4)))
              .isEqualTo(new FeeDetails(Optional.empty(), U128.of(4)));
          assertThat(payment.fee(7, free, U128.of(4))).isEqualTo(U128.of(4));
        });
  }

  @Test
  void noWeightCostsMoreThanABlock() {
    chain.run(
        () -> {
          U128 block = U128.of(100_000_000);
          assertThat(payment.weightToFee(MAX_BLOCK)).isEqualTo(block);
          assertThat(payment.weightToFee(Weight.of(-1L, 0))).isEqualTo(block);
          assertThat(payment.lengthToFee(0xffff_ffffL)).isEqualTo(U128.of(3 * 0xffff_ffffL));
        });
  }

  @Test
  void walletsAreToldTheFeeWithoutTheTip() {
    chain.run(
        () -> {
          RuntimeCall remark = remark();
          UncheckedExtrinsic bare = UncheckedExtrinsic.bare(remark);
          UncheckedExtrinsic signed =
              new UncheckedExtrinsic(
                  new UncheckedExtrinsic.Preamble.Signed(
                      MultiAddress.of(ALICE),
                      new MultiSignature(CryptoScheme.SR25519, Bytes.wrap(new byte[64])),
                      List.of(),
                      Bytes.EMPTY),
                  remark,
                  bare.encoded(),
                  bare.callBytes());
          Weight weight = remark.info().totalWeight();
          long expected = 10 + 21 + weight.refTime() / 10;
          assertThat(payment.queryInfo(signed, 7))
              .isEqualTo(new RuntimeDispatchInfo(weight, DispatchClass.NORMAL, U128.of(expected)));
          assertThat(payment.queryInfo(bare, 7))
              .isEqualTo(new RuntimeDispatchInfo(weight, DispatchClass.NORMAL, U128.ZERO));
          FeeDetails details = details(10, 21, weight.refTime() / 10, 0);
          assertThat(payment.queryFeeDetails(signed, 7)).isEqualTo(details);
          assertThat(payment.queryFeeDetails(bare, 7))
              .isEqualTo(new FeeDetails(Optional.empty(), U128.ZERO));
          assertThat(payment.queryCallInfo(remark, 7)).isEqualTo(payment.queryInfo(signed, 7));
          assertThat(payment.queryCallFeeDetails(remark, 7)).isEqualTo(details);
        });
  }

  // --- what is taken and given back

  private ChargeTransactionPayment.Charge prepare(DispatchInfo info, long tip)
      throws TransactionValidityException {
    U128 fee = payment.fee(7, info, U128.of(tip));
    return extension.prepare(ALICE, U128.of(tip), fee, remark(), info, 7);
  }

  @Test
  void whatACallDidNotWeighIsGivenBackButNotTheLengthOrTip() {
    chain.run(
        () -> {
          DispatchInfo info = info(1_000);
          var charge = prepare(info, 4);
          assertThat(charges.purse).isEqualTo(U128.of(1_000_000 - 135));
          extension.postDispatch(charge, info, PostDispatchInfo.of(Weight.of(400, 0)), 7);
          assertThat(charges.purse).isEqualTo(U128.of(1_000_000 - 75));
          assertThat(charges.distributed).containsExactly(List.of(U128.of(71), U128.of(4)));
          assertThat(chain.events())
              .containsExactly(
                  new TransactionPayment.Event.TransactionFeePaid(ALICE, U128.of(75), U128.of(4)));
        });
  }

  @Test
  void aCallThatTurnsOutFreeCostsTheTip() {
    chain.run(
        () -> {
          DispatchInfo info = info(1_000);
          extension.postDispatch(prepare(info, 4), info, PostDispatchInfo.FREE, 7);
          assertThat(charges.purse).isEqualTo(U128.of(1_000_000 - 4));
          assertThat(charges.distributed).containsExactly(List.of(U128.ZERO, U128.of(4)));
        });
  }

  @Test
  void noCallWeighsMoreThanItSaid() {
    chain.run(
        () -> {
          DispatchInfo info = info(1_000);
          extension.postDispatch(
              prepare(info, 0), info, PostDispatchInfo.of(Weight.of(9_999, 0)), 7);
          assertThat(charges.purse).isEqualTo(U128.of(1_000_000 - 131));
        });
  }

  @Test
  void whoCannotPayIsRefusedBeforeTheCall() {
    chain.run(
        () -> {
          charges.purse = U128.of(134);
          DispatchInfo info = info(1_000);
          for (TestChain.Steps steps :
              List.<TestChain.Steps>of(
                  () -> prepare(info, 4),
                  () -> extension.validate(ALICE, U128.of(4), remark(), info, 7))) {
            assertThat(catchThrowableOfType(TransactionValidityException.class, steps::run).error())
                .isEqualTo(InvalidTransaction.Reason.PAYMENT);
          }
          prepare(info, 3);
          assertThat(charges.purse).isEqualTo(U128.ZERO);
        });
  }

  // --- which goes first

  private long priority(DispatchInfo info, long tip, int length) throws Exception {
    return extension.validate(ALICE, U128.of(tip), remark(), info, length).transaction().priority();
  }

  /** A block holds 1,000,000 of the call, but 500,000 of its length: the scarcer counts. */
  @Test
  void priorityIsWhatABlockFullOfItsLikeWouldTip() {
    chain.run(
        () -> {
          DispatchInfo call = DispatchInfo.of(Weight.of(1_000, 10), DispatchClass.NORMAL, Pays.YES);
          assertThat(priority(call, 0, 10)).isEqualTo(500_000);
          assertThat(priority(call, 4, 10)).isEqualTo(5 * 500_000);
          assertThat(priority(call, 4, 1)).isEqualTo(5 * 1_000_000);
          DispatchInfo large =
              DispatchInfo.of(Weight.of(1_000, 1_000_000), DispatchClass.NORMAL, Pays.YES);
          assertThat(priority(large, 4, 10)).isEqualTo(5 * 1_000);
        });
  }

  /** To the tip's share comes one of five times the fee, which is 20 + 30 + 100 and the tip. */
  @Test
  void operationsGoFirst() {
    chain.run(
        () -> {
          DispatchInfo call =
              DispatchInfo.of(Weight.of(1_000, 10), DispatchClass.OPERATIONAL, Pays.YES);
          assertThat(priority(call, 4, 10)).isEqualTo((5 + 5 * 154) * 500_000L);
        });
  }
}
