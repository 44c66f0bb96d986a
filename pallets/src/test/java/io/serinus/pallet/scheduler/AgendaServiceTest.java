package io.serinus.pallet.scheduler;

import static io.serinus.pallet.BalancesChain.amount;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.Origin;
import io.serinus.frame.OriginCaller;
import io.serinus.frame.RawOrigin;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.system.FrameSystemCall;
import io.serinus.frame.traits.BoundedCall;
import io.serinus.frame.traits.EnsureOrigin;
import io.serinus.hostapi.Host;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.pallet.balances.BalancesCall;
import io.serinus.pallet.preimage.Preimage;
import io.serinus.pallet.preimage.PreimageCall;
import io.serinus.pallet.preimage.PreimageModule;
import io.serinus.pallet.utility.Utility;
import io.serinus.pallet.utility.UtilityCall;
import io.serinus.pallet.utility.UtilityModule;
import io.serinus.primitives.H256;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.scale.Bytes;
import io.serinus.scale.Result;
import io.serinus.scale.Tuple2;
import io.serinus.scale.Unit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of tasks when their block has come, for good and for ill. */
class AgendaServiceTest {
  private static final OriginCaller ROOT = new RawOrigin.Root();
  private static final Bytes NAME = Bytes.wrap(new byte[32]);
  private static final Optional<Bytes> NAMED = Optional.of(NAME);
  private static final Optional<Bytes> NAMELESS = Optional.empty();
  private static final Optional<Tuple2<Long, Long>> ONCE = Optional.empty();
  private static final Result<Unit, DispatchError> DONE = Result.ok(Unit.UNIT);
  private static final Result<Unit, DispatchError> FAILED = Result.err(DispatchError.BAD_ORIGIN);
  private static final Weight LIMIT = Weight.of(Weight.REF_TIME_PER_SECOND, -1L);

  /** What servicing an agenda without a task weighs. */
  private static final Weight IDLE =
      Weight.of(17_780_000 + 125_000_000, 1_489)
          .saturatingAdd(Weight.of(13_557_825 + 125_000_000, 42_428));

  private final BalancesChain setup = new BalancesChain();
  private final TestChain chain = setup.chain();
  private final Utility utility = new Utility();
  private final Preimage preimage =
      new Preimage(
          setup.balances().currency(),
          setup.balances().holds(),
          EnsureOrigin.root(),
          amount(2),
          amount(1));
  private final Scheduler scheduler =
      new Scheduler(chain.system(), preimage, EnsureOrigin.root(), LIMIT, 3);

  @BeforeEach
  void begin() {
    chain.place(
        new UtilityModule(24, utility),
        new SchedulerModule(29, scheduler),
        new PreimageModule(32, preimage));
    setup.begin();
  }

  private RuntimeCall remark(String text) {
    return chain.system().call(new FrameSystemCall.RemarkWithEvent(Bytes.ofText(text)));
  }

  private RuntimeCall silent() {
    return chain.system().call(new FrameSystemCall.Remark(Bytes.EMPTY));
  }

  /** A call that root cannot make. */
  private RuntimeCall failing() {
    return setup.balances().call(new BalancesCall.Burn(amount(1), false));
  }

  private RuntimeCall weighing(RuntimeCall call, Weight weight) {
    return utility.call(new UtilityCall.WithWeight(call, weight));
  }

  private TaskAddress schedule(
      Optional<Bytes> id, long when, Optional<Tuple2<Long, Long>> periodic, RuntimeCall call)
      throws Exception {
    return scheduler.place(id, when, periodic, 0, ROOT, preimage.bound(call));
  }

  private void retry(TaskAddress task, int retries, long period) throws Exception {
    chain.dispatch(
        Origin.root(), scheduler.call(new SchedulerCall.SetRetry(task, retries, period)));
  }

  private void fill(long when) throws Exception {
    for (int i = 0; i < 3; i++) {
      schedule(NAMELESS, when, ONCE, silent());
    }
  }

  private static Scheduler.Event dispatched(
      TaskAddress task, Optional<Bytes> id, Result<Unit, DispatchError> result) {
    return new Scheduler.Event.Dispatched(task, id, result);
  }

  private List<Scheduler.Event> events() {
    return chain.events().stream()
        .filter(Scheduler.Event.class::isInstance)
        .map(Scheduler.Event.class::cast)
        .toList();
  }

  // --- calls that are not there

  @Test
  void aCallWhosePreimageIsGoneIsUnavailableAndItsTaskStaysBehind() {
    chain.run(
        () -> {
          RuntimeCall call = remark("long ".repeat(50));
          TaskAddress task = schedule(NAMED, 3, ONCE, call);
          preimage.unrequest(call.hash());
          preimage.unrequest(call.hash());
          chain.runToBlock(3);
          assertThat(events()).containsExactly(new Scheduler.Event.CallUnavailable(task, NAMED));
          assertThat(scheduler.agenda.get(3L)).hasSize(1).doesNotContain(Optional.empty());
          assertThat(scheduler.lookup.contains(NAME)).isFalse();
          assertThat(scheduler.incompleteSince.find()).contains(4L);
          chain.runToBlock(4);
          assertThat(events()).isEmpty();
        });
  }

  @Test
  void bytesThatAreNoCallAreUnavailableAndNoLongerRequested() {
    chain.run(
        () -> {
          Bytes garbage = Bytes.ofText("no call, whatever else it is");
          H256 hash = H256.wrap(Host.api().blake2b256(garbage.unsafeArray()));
          chain.dispatch(
              Origin.signed(ALICE), preimage.call(new PreimageCall.NotePreimage(garbage)));
          BoundedCall call = new BoundedCall.Lookup(hash, garbage.length());
          TaskAddress task = scheduler.place(NAMELESS, 3, ONCE, 0, ROOT, call);
          assertThat(preimage.isRequested(hash)).isTrue();
          chain.runToBlock(3);
          assertThat(events()).containsExactly(new Scheduler.Event.CallUnavailable(task, NAMELESS));
          assertThat(preimage.isRequested(hash)).isFalse();
          assertThat(preimage.length(hash)).contains((long) garbage.length());
          chain.tryState();
        });
  }

  @Test
  void aCallKnownByItsHashAloneIsFound() {
    chain.run(
        () -> {
          RuntimeCall call = remark("by hash");
          chain.dispatch(
              Origin.signed(ALICE),
              preimage.call(new PreimageCall.NotePreimage(Bytes.wrap(call.encoded()))));
          BoundedCall legacy = new BoundedCall.Legacy(call.hash());
          TaskAddress task = scheduler.place(NAMELESS, 3, ONCE, 0, ROOT, legacy);
          chain.runToBlock(3);
          assertThat(events()).containsExactly(dispatched(task, NAMELESS, FAILED));
          assertThat(preimage.isRequested(call.hash())).isFalse();
        });
  }

  // --- what comes again

  @Test
  void aPeriodicTaskThatFindsNoRoomEnds() {
    chain.run(
        () -> {
          RuntimeCall call = remark("again ".repeat(50));
          TaskAddress task = schedule(NAMED, 3, Optional.of(new Tuple2<>(1L, 5L)), call);
          preimage.unrequest(call.hash());
          fill(4);
          chain.runToBlock(3);
          assertThat(events())
              .containsExactly(
                  dispatched(task, NAMED, FAILED), new Scheduler.Event.PeriodicFailed(task, NAMED));
          assertThat(preimage.isRequested(call.hash())).isFalse();
          assertThat(scheduler.lookup.contains(NAME)).isFalse();
        });
  }

  @Test
  void aPeriodicTaskKeepsItsNameAndItsRetriesFromOnePeriodToTheNext() {
    chain.run(
        () -> {
          TaskAddress first = schedule(NAMED, 3, Optional.of(new Tuple2<>(5L, 2L)), failing());
          retry(first, 1, 1);
          chain.runToBlock(3);
          TaskAddress again = new TaskAddress(4, 0);
          TaskAddress next = new TaskAddress(8, 0);
          assertThat(events())
              .containsExactly(
                  dispatched(first, NAMED, FAILED),
                  new Scheduler.Event.Scheduled(4, 0),
                  new Scheduler.Event.Scheduled(8, 0));
          assertThat(scheduler.retries.contains(first)).isFalse();
          assertThat(scheduler.retries.find(again)).contains(new RetryConfig(1, 0, 1));
          assertThat(scheduler.retries.find(next)).contains(new RetryConfig(1, 1, 1));
          assertThat(scheduler.lookup.find(NAME)).contains(next);
          Scheduled retried = scheduler.agenda.get(4L).getFirst().orElseThrow();
          assertThat(retried.maybeId()).isEmpty();
          assertThat(retried.maybePeriodic()).isEmpty();
          assertThat(scheduler.agenda.get(8L).getFirst().orElseThrow().maybePeriodic()).isEmpty();
          chain.tryState();

          chain.runToBlock(4);
          assertThat(events()).containsExactly(dispatched(again, NAMELESS, FAILED));
          assertThat(scheduler.retries.contains(again)).isFalse();
          chain.runToBlock(8);
          assertThat(events())
              .containsExactly(
                  dispatched(next, NAMED, FAILED), new Scheduler.Event.Scheduled(9, 0));
        });
  }

  @Test
  void aTaskThatSucceedsIsNotTriedAgain() {
    chain.run(
        () -> {
          TaskAddress task = schedule(NAMELESS, 3, ONCE, silent());
          retry(task, 5, 1);
          chain.runToBlock(3);
          assertThat(events()).containsExactly(dispatched(task, NAMELESS, DONE));
          assertThat(scheduler.retries.contains(task)).isFalse();
        });
  }

  @Test
  void aRetryThatFindsNoRoomFails() {
    chain.run(
        () -> {
          TaskAddress task = schedule(NAMED, 3, ONCE, failing());
          retry(task, 3, 1);
          fill(4);
          chain.runToBlock(3);
          assertThat(events())
              .containsExactly(
                  dispatched(task, NAMED, FAILED),
                  // It was the retry that found no room, and a retry has no name.
                  new Scheduler.Event.RetryFailed(task, NAMELESS));
        });
  }

  @Test
  void aRetryForWhichNoWeightIsLeftFails() {
    chain.run(
        () -> {
          Weight others = IDLE.saturatingAdd(493_144 + 5_710_000 + 3_740_000, 0);
          Weight nearlyAll = LIMIT.saturatingSub(others).saturatingSub(Weight.of(1_000_000, 0));
          TaskAddress task = schedule(NAMELESS, 3, ONCE, weighing(failing(), nearlyAll));
          retry(task, 3, 1);
          chain.runToBlock(3);
          assertThat(events())
              .containsExactly(
                  dispatched(task, NAMELESS, FAILED),
                  new Scheduler.Event.RetryFailed(task, NAMELESS));
          assertThat(scheduler.agenda.contains(4L)).isFalse();
        });
  }

  // --- weight

  @Test
  void tasksOfLowerNumbersGoFirst() {
    chain.run(
        () -> {
          int[] priorities = {9, 0, 9};
          for (int priority : priorities) {
            scheduler.place(NAMELESS, 3, ONCE, priority, ROOT, preimage.bound(silent()));
          }
          chain.runToBlock(3);
          assertThat(events())
              .containsExactly(
                  dispatched(new TaskAddress(3, 1), NAMELESS, DONE),
                  dispatched(new TaskAddress(3, 0), NAMELESS, DONE),
                  dispatched(new TaskAddress(3, 2), NAMELESS, DONE));
          assertThat(scheduler.agenda.contains(3L)).isFalse();
        });
  }

  @Test
  void aTaskThatDoesNotFitWaitsWithoutItsNameWhileSmallerOnesRun() {
    chain.run(
        () -> {
          RuntimeCall large = weighing(silent(), Weight.of(600_000_000_000L, 0));
          TaskAddress first = schedule(NAMELESS, 3, ONCE, large);
          TaskAddress waiting = schedule(NAMED, 3, ONCE, large);
          TaskAddress small = schedule(NAMELESS, 3, ONCE, silent());
          chain.runToBlock(3);
          assertThat(events())
              .containsExactly(
                  dispatched(first, NAMELESS, DONE),
                  dispatched(small, NAMELESS, DONE),
                  new Scheduler.Event.AgendaIncomplete(3));
          assertThat(scheduler.incompleteSince.find()).contains(3L);
          assertThat(scheduler.lookup.contains(NAME)).isFalse();
          TaskAddress other = schedule(NAMED, 9, ONCE, silent());
          chain.runToBlock(4);
          assertThat(events()).containsExactly(dispatched(waiting, NAMED, DONE));
          assertThat(scheduler.incompleteSince.find()).contains(5L);
          assertThat(other).isEqualTo(new TaskAddress(9, 0));
        });
  }

  @Test
  void onlyTheFirstAgendaFindsThatATaskNeverFits() {
    chain.run(
        () -> {
          RuntimeCall tooLarge = weighing(silent(), LIMIT);
          RuntimeCall large = weighing(silent(), Weight.of(600_000_000_000L, 0));
          schedule(NAMELESS, 3, ONCE, large);
          TaskAddress waiting = schedule(NAMELESS, 3, ONCE, large);
          TaskAddress never = schedule(NAMED, 4, ONCE, tooLarge);
          chain.runToBlock(4);
          assertThat(events())
              .containsExactly(
                  dispatched(waiting, NAMELESS, DONE), new Scheduler.Event.AgendaIncomplete(4));
          chain.runToBlock(5);
          assertThat(events())
              .containsExactly(new Scheduler.Event.PermanentlyOverweight(never, NAMED));
          assertThat(scheduler.agenda.get(4L)).hasSize(1);
        });
  }

  @Test
  void servicingWeighsAsOnKusama() {
    chain.run(
        () -> {
          assertThat(scheduler.onInitialize(2)).isEqualTo(IDLE);
          Weight inner = silent().info().callWeight();
          Weight task = IDLE.saturatingAdd(493_144, 0).saturatingAdd(inner);

          schedule(NAMELESS, 3, Optional.of(new Tuple2<>(10L, 2L)), silent());
          assertThat(scheduler.onInitialize(3))
              .as("periodic, by root")
              .isEqualTo(task.saturatingAdd(5_710_000 + 3_740_000, 0));

          OriginCaller bob = new RawOrigin.Signed(BOB);
          scheduler.place(NAMED, 4, ONCE, 0, bob, preimage.bound(silent()));
          assertThat(scheduler.onInitialize(4))
              .as("named, signed")
              .isEqualTo(
                  task.saturatingAdd(8_399_000 + 100_000_000, 0)
                      .saturatingAdd(7_780_000 + 25_000_000, 2_693));

          RuntimeCall fetched = remark("fetched ".repeat(40));
          int length = fetched.encoded().length;
          schedule(NAMELESS, 5, ONCE, fetched);
          assertThat(scheduler.onInitialize(5))
              .as("fetched")
              .isEqualTo(
                  IDLE.saturatingAdd(493_144, 0)
                      .saturatingAdd(95_417_095 + 1_406L * length + 275_000_000, 3_606 + length)
                      .saturatingAdd(3_740_000, 0)
                      .saturatingAdd(fetched.info().callWeight()));
        });
  }
}
