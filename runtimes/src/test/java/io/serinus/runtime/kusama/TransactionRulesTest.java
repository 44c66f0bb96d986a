package io.serinus.runtime.kusama;

import static io.serinus.runtime.kusama.KusamaScenario.ALICE;
import static io.serinus.runtime.kusama.KusamaScenario.BOB;
import static io.serinus.runtime.kusama.KusamaScenario.EDWARD;
import static io.serinus.runtime.kusama.KusamaScenario.ERIKA;
import static io.serinus.runtime.kusama.KusamaScenario.KSM;
import static io.serinus.runtime.kusama.KusamaScenario.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.JsonObject;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.system.FrameSystemCall;
import io.serinus.host.executor.ExecutionStrategy;
import io.serinus.host.executor.ExecutorException;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.StateView;
import io.serinus.pallet.balances.Balances;
import io.serinus.pallet.balances.BalancesCall;
import io.serinus.pallet.timestamp.Timestamp;
import io.serinus.pallet.timestamp.TimestampCall;
import io.serinus.pallet.transactionpayment.TransactionPayment;
import io.serinus.pallet.utility.Utility;
import io.serinus.pallet.utility.UtilityCall;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Block;
import io.serinus.primitives.Era;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.RuntimeDispatchInfo;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.primitives.runtime.UnknownTransaction;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codecs;
import io.serinus.scale.Result;
import io.serinus.scale.ScaleWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may stand in a block of the Kusama runtime and what it costs. */
class TransactionRulesTest {
  private final KusamaScenario it = new KusamaScenario(ExecutionStrategy.NATIVE, new JsonObject());

  private RuntimeCall remark(Bytes bytes) {
    return it.call(FrameSystem.class, new FrameSystemCall.Remark(bytes));
  }

  private RuntimeCall remark() {
    return remark(Bytes.ofText("hello"));
  }

  private RuntimeCall pay(AccountId whom, U128 amount) {
    return it.call(Balances.class, new BalancesCall.TransferKeepAlive(to(whom), amount));
  }

  /** What the pool is told of a transaction. */
  private Result<ValidTransaction, TransactionValidityError> judge(Bytes extrinsic) {
    return Result.codec(ValidTransaction.CODEC, TransactionValidityError.CODEC)
        .decode(
            it.chain()
                .query(
                    "TaggedTransactionQueue_validate_transaction",
                    TransactionSource.CODEC.encode(TransactionSource.EXTERNAL),
                    Bytes.CODEC.encode(extrinsic),
                    it.chain().best().toArray()));
  }

  private Result<ValidTransaction, TransactionValidityError> judge(
      TestSigner who, RuntimeCall call) {
    return judge(who.sign(it.chain(), it.overlay(), call));
  }

  private static RuntimeVersion version(long spec, long transactions) {
    RuntimeVersion now = new KusamaRuntime().version();
    return new RuntimeVersion(
        now.specName(),
        now.implName(),
        now.authoringVersion(),
        spec,
        now.implVersion(),
        now.apis(),
        transactions,
        now.systemVersion());
  }

  @Test
  void whatIsSignedForAnotherChainOrRuntimeIsNoProof() throws Exception {
    RuntimeVersion now = it.chain().runtime().version();
    List<TestSigner> wrong =
        List.of(
            ALICE.withGenesis(H256.ZERO),
            ALICE.withVersion(version(now.specVersion() + 1, now.transactionVersion())),
            ALICE.withVersion(version(now.specVersion(), now.transactionVersion() + 1)),
            ALICE.withEra(Era.IMMORTAL, H256.of(new byte[32])),
            ALICE.withMetadataHash(Bytes.wrap(new byte[32])));
    it.block(
        () -> {
          for (TestSigner signer : wrong) {
            it.refused(signer, remark(), InvalidTransaction.Reason.BAD_PROOF);
          }
          it.ok(ALICE, remark());
        });
    for (TestSigner signer : wrong) {
      assertThat(judge(signer, remark()))
          .isEqualTo(Result.err(InvalidTransaction.Reason.BAD_PROOF));
    }
  }

  @Test
  void everySchemeSigns() throws Exception {
    it.block(
        () -> {
          it.ok(ALICE, pay(EDWARD.account(), KSM));
          it.ok(ALICE, pay(ERIKA.account(), KSM));
          it.ok(EDWARD, remark());
          it.ok(ERIKA, remark());
        });
  }

  @Test
  void theMetadataHashMayBeSigned() throws Exception {
    Bytes hash = Bytes.wrap(it.chain().runtime().metadataHash());
    it.block(() -> it.ok(ALICE.withMetadataHash(hash), remark()));
  }

  @Test
  void noncesAreUsedInTurn() throws Exception {
    it.block(
        () -> {
          it.ok(ALICE.withNonce(0), remark());
          it.refused(ALICE.withNonce(0), remark(), InvalidTransaction.Reason.STALE);
          it.refused(ALICE.withNonce(2), remark(), InvalidTransaction.Reason.FUTURE);
          it.ok(ALICE.withNonce(1), remark());
        });
    assertThat(judge(ALICE.withNonce(1), remark()))
        .isEqualTo(Result.err(InvalidTransaction.Reason.STALE));
    assertThat(valid(ALICE.withNonce(2)).requires()).isEmpty();
    assertThat(valid(ALICE.withNonce(4)).requires())
        .isEqualTo(valid(ALICE.withNonce(3)).provides());
  }

  private ValidTransaction valid(TestSigner who) {
    return valid(who, remark());
  }

  private ValidTransaction valid(TestSigner who, RuntimeCall call) {
    if (judge(who, call)
        instanceof Result.Ok<ValidTransaction, TransactionValidityError>(ValidTransaction it)) {
      return it;
    }
    throw new AssertionError("not valid: " + judge(who, call));
  }

  @Test
  void erasBeginOnAForkAndEnd() throws Exception {
    it.runTo(5);
    H256 birth = it.chain().best();
    TestSigner mortal = ALICE.withEra(Era.mortal(4, 5), birth);
    it.block(() -> it.ok(mortal, remark()));
    assertThat(valid(mortal).longevity()).isEqualTo(2);
    assertThat(valid(ALICE).longevity()).isEqualTo(-1L - 7);
    it.block(() -> {});
    it.block(() -> it.ok(mortal, remark()));
    // Now it is of an era that begins with this very block, and then with another's hash.
    it.block(() -> it.refused(mortal, remark(), InvalidTransaction.Reason.ANCIENT_BIRTH_BLOCK));
    it.block(() -> it.refused(mortal, remark(), InvalidTransaction.Reason.BAD_PROOF));
    TestSigner unborn = ALICE.withEra(new Era.Mortal(64, 63), birth);
    it.block(() -> it.refused(unborn, remark(), InvalidTransaction.Reason.ANCIENT_BIRTH_BLOCK));
  }

  // --- what does not come from an account

  @Test
  void bareCallsHaveNoOrigin() throws Exception {
    RuntimeCall call = pay(BOB.account(), KSM);
    it.block(() -> it.unsignedFails(call, DispatchError.BAD_ORIGIN));
    assertThat(judge(it.unsigned(call)))
        .isEqualTo(Result.err(UnknownTransaction.Reason.NO_UNSIGNED_VALIDATOR));
  }

  @Test
  void inherentsAreNotForSigners() throws Exception {
    RuntimeCall set = it.call(Timestamp.class, new TimestampCall.Set(1));
    it.block(() -> it.refused(ALICE, set, InvalidTransaction.Reason.BAD_MANDATORY));
    for (Bytes extrinsic : List.of(it.unsigned(set), ALICE.sign(it.chain(), it.overlay(), set))) {
      assertThat(judge(extrinsic))
          .isEqualTo(Result.err(InvalidTransaction.Reason.MANDATORY_VALIDATION));
    }
  }

  /** Version 5 with extensions but no signature: no extension of Kusama's says who sends. */
  @Test
  void generalTransactionsHaveNoOrigin() throws Exception {
    byte[] call = it.look(remark()::encoded);
    Bytes general =
        Bytes.wrap(
            new ScaleWriter()
                .writeU8(0x45)
                .writeU8(0)
                .writeFixed(new byte[] {0, 0, 0, 0})
                .writeFixed(call)
                .toByteArray());
    assertThat(judge(general)).isEqualTo(Result.err(InvalidTransaction.Reason.UNKNOWN_ORIGIN));
    it.block(() -> it.refused(general, InvalidTransaction.Reason.UNKNOWN_ORIGIN));
    Bytes bare = Bytes.wrap(new ScaleWriter().writeU8(5).writeFixed(call).toByteArray());
    assertThat(judge(bare)).isEqualTo(Result.err(InvalidTransaction.Reason.CALL));
  }

  // --- what fits

  /** A call that announces as much weight as it likes, and fails. */
  private RuntimeCall weighing(long millis) {
    return it.call(
        Utility.class, new UtilityCall.WithWeight(remark(), Weight.of(millis * 1_000_000_000L, 0)));
  }

  @Test
  void normalTransactionsLeaveRoomForOthers() throws Exception {
    it.block(
        () -> {
          it.refused(ALICE, weighing(1_490), InvalidTransaction.Reason.EXHAUSTS_RESOURCES);
          it.fails(ALICE, weighing(700), DispatchError.BAD_ORIGIN);
          it.fails(ALICE, weighing(700), DispatchError.BAD_ORIGIN);
          it.refused(ALICE, weighing(110), InvalidTransaction.Reason.EXHAUSTS_RESOURCES);
          it.ok(ALICE, remark());
          it.fails(
              ALICE,
              it.call(FrameSystem.class, new FrameSystemCall.SetCode(Bytes.EMPTY)),
              DispatchError.BAD_ORIGIN);
        });
    assertThat(it.chain().events(FrameSystem.Event.ExtrinsicFailed.class))
        .extracting(FrameSystem.Event.ExtrinsicFailed::dispatchError)
        .containsOnly(DispatchError.BAD_ORIGIN)
        .hasSize(3);
    assertThat(judge(ALICE, weighing(1_490)))
        .isEqualTo(Result.err(InvalidTransaction.Reason.EXHAUSTS_RESOURCES));
  }

  @Test
  void blocksHaveSoManyBytes() throws Exception {
    Bytes half = Bytes.wrap(new byte[2_000_000]);
    it.block(
        () -> {
          it.ok(ALICE, remark(half));
          it.refused(ALICE, remark(half), InvalidTransaction.Reason.EXHAUSTS_RESOURCES);
          it.fails(
              ALICE,
              it.call(FrameSystem.class, new FrameSystemCall.SetCode(half)),
              DispatchError.BAD_ORIGIN);
          it.refused(ALICE, remark(), InvalidTransaction.Reason.EXHAUSTS_RESOURCES);
        });
  }

  @Test
  void weightThatIsNotUsedIsGivenBack() throws Exception {
    RuntimeCall fails = pay(BOB.account(), KSM.times(2_000_000));
    RuntimeCall batch =
        it.call(Utility.class, new UtilityCall.Batch(List.of(fails, remark(), remark())));
    it.block(() -> it.ok(ALICE, batch));
    FrameSystem.Event.ExtrinsicSuccess success =
        it.chain().events(FrameSystem.Event.ExtrinsicSuccess.class).getLast();
    Weight announced =
        info(ALICE, batch)
            .weight()
            .saturatingAdd(
                KusamaParameters.BLOCK_WEIGHTS.get(DispatchClass.NORMAL).baseExtrinsic());
    assertThat(success.dispatchInfo().weight().refTime()).isLessThan(announced.refTime());
  }

  // --- what it costs

  private RuntimeDispatchInfo info(TestSigner who, RuntimeCall call) {
    byte[] encoded = Bytes.CODEC.encode(who.sign(it.chain(), it.overlay(), call));
    return RuntimeDispatchInfo.CODEC.decode(
        it.chain()
            .query(
                "TransactionPaymentApi_query_info",
                encoded,
                Codecs.U32.encode((long) encoded.length)));
  }

  @Test
  void feesGoToTheTreasuryAndTheAuthorAndNothingIsLost() throws Exception {
    it.root(
        it.call(Balances.class, new BalancesCall.ForceSetBalance(to(KusamaFees.TREASURY), KSM)));
    it.block(() -> {});
    U128 issuance = it.issuance();
    U128 treasury = it.free(KusamaFees.TREASURY);
    U128 sender = it.free(ALICE.account());
    U128 tip = U128.of(1_000_000);
    RuntimeCall call = pay(BOB.account(), KSM);
    U128 expected = info(ALICE.withTip(tip), call).partialFee();
    it.block(() -> it.ok(ALICE.withTip(tip), call));
    var paid = it.chain().events(TransactionPayment.Event.TransactionFeePaid.class).getFirst();
    assertThat(paid.tip()).isEqualTo(tip);
    assertThat(paid.actualFee()).isEqualTo(expected.plus(tip));
    assertThat(it.free(ALICE.account())).isEqualTo(sender.minus(KSM).minus(paid.actualFee()));
    U128 share = expected.times(80).dividedBy(100);
    assertThat(it.free(KusamaFees.TREASURY)).isEqualTo(treasury.plus(share));
    assertThat(it.issuance()).isEqualTo(issuance);
    assertThat(it.free(it.authorOfBest()))
        .isEqualTo(KSM.times(1_000_000).plus(expected.minus(share)).plus(tip));
  }

  @Test
  void theFirstFeeOpensTheTreasury() throws Exception {
    U128 issuance = it.issuance();
    U128 fee = info(ALICE, remark()).partialFee();
    assertThat(it.free(KusamaFees.TREASURY)).isEqualTo(U128.ZERO);
    it.block(() -> it.ok(ALICE, remark()));
    assertThat(it.free(KusamaFees.TREASURY)).isEqualTo(fee.times(80).dividedBy(100));
    assertThat(it.issuance()).isEqualTo(issuance);
  }

  @Test
  void feesDoNotReapAccounts() throws Exception {
    it.block(() -> it.ok(ALICE, pay(EDWARD.account(), KSM)));
    it.root(setBalance(leastToPay().minus(U128.ONE)));
    it.block(() -> it.refused(EDWARD, remark(), InvalidTransaction.Reason.PAYMENT));
    it.root(setBalance(leastToPay()));
    it.block(() -> it.ok(EDWARD, remark()));
    assertThat(it.free(EDWARD.account())).isEqualTo(KusamaParameters.EXISTENTIAL_DEPOSIT);
    it.block(() -> it.refused(ERIKA, remark(), InvalidTransaction.Reason.PAYMENT));
  }

  /** What leaves just enough after the fee of the next block. */
  private U128 leastToPay() {
    return KusamaParameters.EXISTENTIAL_DEPOSIT.plus(info(EDWARD, remark()).partialFee());
  }

  private RuntimeCall setBalance(U128 amount) {
    return it.call(Balances.class, new BalancesCall.ForceSetBalance(EDWARD.address(), amount));
  }

  @Test
  void tipsAndOperationsComeFirst() throws Exception {
    long plain = valid(ALICE).priority();
    long tipped = valid(ALICE.withTip(KSM)).priority();
    long operation =
        valid(ALICE, it.call(FrameSystem.class, new FrameSystemCall.SetHeapPages(1))).priority();
    assertThat(Long.compareUnsigned(tipped, plain)).isPositive();
    assertThat(Long.compareUnsigned(operation, plain)).isPositive();
  }

  // --- whole blocks

  @Test
  void blocksThatAreNotAsTheySayAreRefused() throws Exception {
    it.block(() -> {});
    var before = it.chain().state();
    var parent = it.chain().best();
    it.block(() -> it.ok(ALICE, remark()));
    Block good = it.chain().bestBlock();
    assertThat(good.extrinsics()).hasSize(2);
    assertThat(good.header().parentHash()).isEqualTo(parent);
    it.chain().callOn(new Overlay(before), "Core_execute_block", Block.CODEC.encode(good));
    var header = good.header();
    List<Bytes> body = good.extrinsics();
    refuses(before, new Block(header, body.reversed()), "inherent");
    refuses(before, new Block(header, body.subList(0, 1)), "root");
    refuses(before, new Block(header, body.subList(1, 2)), "imestamp");
    refuses(
        before, new Block(header(header, header.parentHash(), H256.ZERO), body), "Storage root");
    refuses(before, new Block(header(header, H256.ZERO, header.stateRoot()), body), "Storage root");
  }

  private static Header header(Header of, H256 parent, H256 stateRoot) {
    return new Header(parent, of.number(), stateRoot, of.extrinsicsRoot(), of.digest());
  }

  private void refuses(StateView parent, Block block, String why) {
    assertThatThrownBy(
            () ->
                it.chain()
                    .callOn(new Overlay(parent), "Core_execute_block", Block.CODEC.encode(block)))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContaining(why);
  }
}
