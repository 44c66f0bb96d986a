package io.serinus.pallet.utility;

import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.CHARLIE;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RawOrigin;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.system.FrameSystemCall;
import io.serinus.pallet.BankedChain;
import io.serinus.pallet.timestamp.Timestamp;
import io.serinus.pallet.timestamp.TimestampCall;
import io.serinus.pallet.timestamp.TimestampModule;
import io.serinus.pallet.utility.Utility.Event;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.scale.Result;
import io.serinus.scale.Unit;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UtilityTest {
  private final BankedChain bank = new BankedChain();
  private final Utility utility = new Utility();
  private final Timestamp timestamp = new Timestamp(1, now -> {});

  @BeforeEach
  void begin() {
    bank.begin(new UtilityModule(24, utility), new TimestampModule(2, timestamp));
  }

  private RuntimeCall batch(RuntimeCall... calls) {
    return utility.call(new UtilityCall.Batch(List.of(calls)));
  }

  private RuntimeCall batchAll(RuntimeCall... calls) {
    return utility.call(new UtilityCall.BatchAll(List.of(calls)));
  }

  private RuntimeCall forceBatch(RuntimeCall... calls) {
    return utility.call(new UtilityCall.ForceBatch(List.of(calls)));
  }

  private DispatchError tooPoor() {
    return bank.errorOf(Origin.signed(ALICE), bank.transfer(BOB, 5_000));
  }

  private static Weight actual(PostDispatchInfo post) {
    return post.actualWeight().orElseThrow();
  }

  @Test
  void aBatchRunsAllItsCalls() {
    bank.run(
        () -> {
          RuntimeCall call = batch(bank.transfer(BOB, 10), bank.transfer(CHARLIE, 5));
          PostDispatchInfo post = bank.signed(ALICE, call);
          assertThat(bank.free(ALICE)).isEqualTo(985);
          assertThat(bank.free(BOB)).isEqualTo(1_010);
          assertThat(bank.events(Event.class))
              .containsExactly(
                  new Event.ItemCompleted(), new Event.ItemCompleted(), new Event.BatchCompleted());
          assertThat(actual(post)).isEqualTo(call.info().callWeight());
        });
  }

  @Test
  void aBatchStopsAtTheFirstFailureAndRefundsTheRest() {
    bank.run(
        () -> {
          DispatchError tooPoor = tooPoor();
          RuntimeCall call =
              batch(bank.transfer(BOB, 10), bank.transfer(BOB, 5_000), bank.transfer(CHARLIE, 5));
          PostDispatchInfo post = bank.signed(ALICE, call);
          assertThat(bank.free(BOB)).isEqualTo(1_010);
          assertThat(bank.free(CHARLIE)).isEqualTo(1_000);
          assertThat(bank.lastEvent(Event.class)).isEqualTo(new Event.BatchInterrupted(1, tooPoor));
          RuntimeCall shorter = batch(bank.transfer(BOB, 10), bank.transfer(BOB, 5_000));
          assertThat(actual(post)).isEqualTo(shorter.info().callWeight());
        });
  }

  @Test
  void aBatchOfAllIsUndoneByOneFailure() {
    bank.run(
        () -> {
          DispatchError tooPoor = tooPoor();
          RuntimeCall call =
              batchAll(bank.transfer(BOB, 10), bank.transfer(BOB, 5_000), bank.remark("x"));
          DispatchException failure = bank.failureOf(Origin.signed(ALICE), call);
          assertThat(failure.error()).isEqualTo(tooPoor);
          assertThat(actual(failure.post()).allLessThan(call.info().callWeight())).isFalse();
          assertThat(actual(failure.post()).refTime())
              .isLessThan(call.info().callWeight().refTime());
          assertThat(bank.free(BOB)).isEqualTo(1_000);
          assertThat(bank.events(Event.class)).isEmpty();
          bank.signed(ALICE, batchAll(bank.transfer(BOB, 10)));
          assertThat(bank.lastEvent(Event.class)).isEqualTo(new Event.BatchCompleted());
        });
  }

  @Test
  void batchesOfAllDoNotNestExceptForRoot() {
    bank.run(
        () -> {
          RuntimeCall nested = batchAll(batchAll(bank.remark("x")));
          assertThat(bank.errorOf(Origin.signed(ALICE), nested))
              .isEqualTo(bank.system().callFiltered().error());
          bank.chain.dispatch(Origin.root(), nested);
          bank.signed(ALICE, batch(batchAll(bank.remark("x"))));
          assertThat(bank.lastEvent(Event.class)).isEqualTo(new Event.BatchCompleted());
          // The filter holds all the way down.
          bank.signed(ALICE, batchAll(batch(batchAll(bank.remark("x")))));
          assertThat(bank.events(Event.class))
              .contains(new Event.BatchInterrupted(0, bank.system().callFiltered().error()));
        });
  }

  @Test
  void aForcedBatchGoesOnAfterFailures() {
    bank.run(
        () -> {
          DispatchError tooPoor = tooPoor();
          bank.signed(ALICE, forceBatch(bank.transfer(BOB, 5_000), bank.transfer(CHARLIE, 5)));
          assertThat(bank.free(CHARLIE)).isEqualTo(1_005);
          assertThat(bank.events(Event.class))
              .containsExactly(
                  new Event.ItemFailed(tooPoor),
                  new Event.ItemCompleted(),
                  new Event.BatchCompletedWithErrors());
          bank.signed(ALICE, forceBatch(bank.remark("x")));
          assertThat(bank.lastEvent(Event.class)).isEqualTo(new Event.BatchCompleted());
        });
  }

  @Test
  void batchesAreForAnybodyButNobody() {
    bank.run(
        () -> {
          for (RuntimeCall call :
              List.of(
                  batch(),
                  batchAll(),
                  forceBatch(),
                  utility.call(new UtilityCall.IfElse(bank.remark("x"), bank.remark("y"))))) {
            assertThat(bank.errorOf(Origin.none(), call)).isEqualTo(DispatchError.BAD_ORIGIN);
          }
        });
  }

  @Test
  void aBatchHasALimit() {
    bank.run(
        () -> {
          assertThat(utility.batchedCallsLimit()).isEqualTo(10_922);
          List<RuntimeCall> calls = Collections.nCopies(10_923, bank.remark("x"));
          for (io.serinus.frame.Call call :
              List.of(
                  new UtilityCall.Batch(calls),
                  new UtilityCall.BatchAll(calls),
                  new UtilityCall.ForceBatch(calls))) {
            bank.refused(ALICE, utility.call(call), utility, Utility.Error.TOO_MANY_CALLS);
          }
        });
  }

  @Test
  void rootsBatchPassesEveryFilterAndOthersDoNot() {
    bank.run(
        () -> {
          Origin filtered = Origin.signed(ALICE).withFilter(call -> call.isOf(utility));
          bank.chain.dispatch(filtered, batch(bank.remark("x")));
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.BatchInterrupted(0, bank.system().callFiltered().error()));
          bank.chain.dispatch(Origin.root(), batch(bank.rootCall()));
          assertThat(bank.lastEvent(Event.class)).isEqualTo(new Event.BatchCompleted());
        });
  }

  @Test
  void aBatchIsOperationalOnlyIfAllItsCallsAre() {
    bank.run(
        () -> {
          assertThat(batch(bank.rootCall()).info().dispatchClass())
              .isEqualTo(DispatchClass.OPERATIONAL);
          assertThat(batch(bank.rootCall(), bank.remark("x")).info().dispatchClass())
              .isEqualTo(DispatchClass.NORMAL);
        });
  }

  @Test
  void aBatchAnnouncesKusamasWeights() {
    bank.run(
        () -> {
          Weight read = Weight.of(25_000_000, 0);
          Weight inner = bank.remark("x").info().callWeight();
          assertThat(batch(bank.remark("x")).info().callWeight())
              .isEqualTo(
                  Weight.of(13_694_522 + 5_075_890, 2_693)
                      .saturatingAdd(read)
                      .saturatingAdd(inner));
          assertThat(forceBatch(bank.remark("x")).info().callWeight())
              .isEqualTo(
                  Weight.of(28_681_864 + 5_004_377, 2_693)
                      .saturatingAdd(read)
                      .saturatingAdd(inner));
        });
  }

  @Test
  void aDerivativeHasTheIdOfOtherImplementations() {
    AccountId alice =
        AccountId.ofHex("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");
    bank.run(
        () -> {
          assertThat(Utility.derivativeAccount(alice, 0))
              .isEqualTo(
                  AccountId.ofHex(
                      "799239e4ab0a3de63582363422f344346eb55bee62885a84a0c8aaf5aa564995"));
          assertThat(Utility.derivativeAccount(alice, 65_535))
              .isEqualTo(
                  AccountId.ofHex(
                      "eec98fc520137149878da36db636a08501a95482dfaca2867f9bbe95cc94d86f"));
        });
  }

  @Test
  void aCallAsADerivativeIsMadeByTheDerivativeUnderTheSendersFilters() {
    bank.run(
        () -> {
          AccountId sub = Utility.derivativeAccount(ALICE, 7);
          bank.signed(ALICE, bank.transfer(sub, 100));
          RuntimeCall call = asDerivative(bank.transfer(BOB, 40));
          PostDispatchInfo post = bank.signed(ALICE, call);
          assertThat(bank.free(sub)).isEqualTo(60);
          assertThat(bank.free(BOB)).isEqualTo(1_040);
          assertThat(actual(post)).isEqualTo(call.info().callWeight());

          Origin filtered = Origin.signed(ALICE).withFilter(c -> c.isOf(utility));
          DispatchException failure = bank.failureOf(filtered, call);
          assertThat(failure.error()).isEqualTo(bank.system().callFiltered().error());
          assertThat(actual(failure.post())).isEqualTo(call.info().callWeight());
          assertThat(bank.errorOf(Origin.root(), call)).isEqualTo(DispatchError.BAD_ORIGIN);
        });
  }

  private RuntimeCall asDerivative(RuntimeCall call) {
    return utility.call(new UtilityCall.AsDerivative(7, call));
  }

  @Test
  void aDerivativePassesOnWhatItsCallRefunds() {
    bank.run(
        () -> {
          RuntimeCall refunding =
              batch(bank.transfer(BOB, 5_000), bank.transfer(BOB, 1), bank.transfer(BOB, 1));
          RuntimeCall call = asDerivative(refunding);
          PostDispatchInfo post = bank.signed(ALICE, call);
          assertThat(actual(post).refTime()).isLessThan(call.info().callWeight().refTime());
        });
  }

  @Test
  void rootDispatchesAsAnyOriginAndReportsTheResult() {
    bank.run(
        () -> {
          RawOrigin asAlice = new RawOrigin.Signed(ALICE);
          RuntimeCall good =
              utility.call(new UtilityCall.DispatchAs(asAlice, bank.transfer(BOB, 9)));
          assertThat(bank.errorOf(Origin.signed(ALICE), good)).isEqualTo(DispatchError.BAD_ORIGIN);
          bank.chain.dispatch(Origin.root(), good);
          assertThat(bank.free(BOB)).isEqualTo(1_009);
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.DispatchedAs(Result.ok(Unit.UNIT)));
          RuntimeCall bad = utility.call(new UtilityCall.DispatchAs(asAlice, bank.rootCall()));
          bank.chain.dispatch(Origin.root(), bad);
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.DispatchedAs(Result.err(DispatchError.BAD_ORIGIN)));
          assertThat(good.info().callWeight())
              .isEqualTo(bank.transfer(BOB, 9).info().callWeight().saturatingAdd(9_660_000, 0));
        });
  }

  @Test
  void theFallibleFormForwardsTheError() {
    bank.run(
        () -> {
          RawOrigin asAlice = new RawOrigin.Signed(ALICE);
          RuntimeCall bad =
              utility.call(new UtilityCall.DispatchAsFallible(asAlice, bank.rootCall()));
          assertThat(bank.errorOf(Origin.root(), bad)).isEqualTo(DispatchError.BAD_ORIGIN);
          assertThat(bank.events(Event.class)).isEmpty();
          RuntimeCall good =
              utility.call(new UtilityCall.DispatchAsFallible(asAlice, bank.transfer(BOB, 9)));
          assertThat(bank.errorOf(Origin.signed(ALICE), good)).isEqualTo(DispatchError.BAD_ORIGIN);
          bank.chain.dispatch(Origin.root(), good);
          assertThat(bank.events(Event.class))
              .containsExactly(new Event.DispatchedAs(Result.ok(Unit.UNIT)));
        });
  }

  @Test
  void rootSaysWhatACallWeighs() {
    bank.run(
        () -> {
          Weight said = Weight.of(123, 456);
          RuntimeCall call = utility.call(new UtilityCall.WithWeight(bank.rootCall(), said));
          assertThat(call.info().callWeight()).isEqualTo(said);
          assertThat(call.info().dispatchClass()).isEqualTo(DispatchClass.OPERATIONAL);
          assertThat(bank.errorOf(Origin.signed(ALICE), call)).isEqualTo(DispatchError.BAD_ORIGIN);
          bank.chain.dispatch(Origin.root(), call);
          RuntimeCall bad = utility.call(new UtilityCall.WithWeight(bank.transfer(BOB, 1), said));
          assertThat(bank.errorOf(Origin.root(), bad)).isEqualTo(DispatchError.BAD_ORIGIN);
        });
  }

  @Test
  void theFallbackRunsOnlyWhereTheMainCallFails() {
    bank.run(
        () -> {
          DispatchError tooPoor = tooPoor();
          RuntimeCall fine = ifElse(bank.transfer(BOB, 1), bank.transfer(CHARLIE, 1));
          PostDispatchInfo post = bank.signed(ALICE, fine);
          assertThat(bank.free(CHARLIE)).isEqualTo(1_000);
          assertThat(bank.lastEvent(Event.class)).isEqualTo(new Event.IfElseMainSuccess());
          assertThat(actual(post))
              .isEqualTo(
                  fine.info()
                      .callWeight()
                      .saturatingSub(bank.transfer(CHARLIE, 1).info().callWeight()));

          bank.signed(ALICE, ifElse(bank.transfer(BOB, 5_000), bank.transfer(CHARLIE, 1)));
          assertThat(bank.free(CHARLIE)).isEqualTo(1_001);
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.IfElseFallbackCalled(tooPoor));

          RuntimeCall hopeless = ifElse(bank.transfer(BOB, 5_000), bank.rootCall());
          DispatchException failure = bank.failureOf(Origin.signed(ALICE), hopeless);
          assertThat(failure.error()).isEqualTo(DispatchError.BAD_ORIGIN);
          assertThat(actual(failure.post())).isEqualTo(hopeless.info().callWeight());
          assertThat(hopeless.info().dispatchClass()).isEqualTo(DispatchClass.NORMAL);
          assertThat(ifElse(bank.rootCall(), bank.rootCall()).info().dispatchClass())
              .isEqualTo(DispatchClass.OPERATIONAL);
        });
  }

  private RuntimeCall ifElse(RuntimeCall main, RuntimeCall fallback) {
    return utility.call(new UtilityCall.IfElse(main, fallback));
  }

  @Test
  void aCallInACallKeepsNothingOfItsFailure() {
    bank.run(
        () -> {
          RuntimeCall halfDone = batchAll(bank.transfer(BOB, 10), bank.transfer(BOB, 5_000));
          bank.signed(ALICE, forceBatch(halfDone, bank.transfer(BOB, 1)));
          assertThat(bank.free(BOB)).isEqualTo(1_001);
        });
  }

  @Property(tries = 20)
  void batchesOfAnyDepthDecodeAsTheyWereEncoded(@ForAll @IntRange(min = 1, max = 60) int depth) {
    BankedChain other = new BankedChain();
    Utility its = new Utility();
    other.begin(new UtilityModule(24, its));
    other.run(
        () -> {
          RuntimeCall call = other.remark("deep");
          for (int i = 0; i < depth; i++) {
            call = its.call(new UtilityCall.Batch(List.of(call)));
          }
          RuntimeCall decoded = RuntimeCall.CODEC.decode(call.encoded());
          assertThat(decoded).isEqualTo(call);
          assertThat(decoded.call()).isNotInstanceOf(FrameSystemCall.class);
          other.signed(ALICE, decoded);
          assertThat(other.lastEvent(Event.class)).isEqualTo(new Event.BatchCompleted());
        });
  }

  @Test
  void aChoiceIsOperationalOnlyIfBothItsCallsAre() {
    bank.run(
        () -> {
          RuntimeCall normal = bank.remark("x");
          RuntimeCall operational = bank.rootCall();
          assertThat(classOf(operational, operational)).isEqualTo(DispatchClass.OPERATIONAL);
          assertThat(classOf(operational, normal)).isEqualTo(DispatchClass.NORMAL);
          RuntimeCall mandatory =
              utility.call(
                  new UtilityCall.WithWeight(
                      timestamp.call(new TimestampCall.Set(1)), Weight.of(1, 1)));
          assertThat(mandatory.info().dispatchClass()).isEqualTo(DispatchClass.MANDATORY);
          assertThat(classOf(mandatory, mandatory)).isEqualTo(DispatchClass.NORMAL);
        });
  }

  private DispatchClass classOf(RuntimeCall main, RuntimeCall fallback) {
    return utility.call(new UtilityCall.IfElse(main, fallback)).info().dispatchClass();
  }
}
