package io.serinus.pallet.scheduler;

import static io.serinus.pallet.BalancesChain.amount;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.CHARLIE;
import static io.serinus.pallet.TestChain.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.StorageLayer;
import io.serinus.frame.system.FrameSystemCall;
import io.serinus.frame.traits.EnsureOrigin;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.pallet.balances.BalancesCall;
import io.serinus.pallet.preimage.Preimage;
import io.serinus.pallet.preimage.PreimageCall;
import io.serinus.pallet.preimage.PreimageModule;
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

class SchedulerTest {
  private static final Bytes NAME = Bytes.wrap(new byte[32]);

  private final BalancesChain setup = new BalancesChain();
  private final TestChain chain = setup.chain();
  private final Preimage preimage =
      new Preimage(
          setup.balances().currency(),
          setup.balances().holds(),
          EnsureOrigin.root(),
          amount(2),
          amount(1));

  /** Root may schedule, and so may Alice and Bob. */
  private final Scheduler scheduler =
      new Scheduler(
          chain.system(),
          preimage,
          origin ->
              origin.isRoot() || origin.signer().filter(List.of(ALICE, BOB)::contains).isPresent()
                  ? Optional.of(true)
                  : Optional.empty(),
          Weight.of(Weight.REF_TIME_PER_SECOND, -1L),
          3);

  @BeforeEach
  void begin() {
    chain.place(new SchedulerModule(29, scheduler), new PreimageModule(32, preimage));
    setup.begin();
  }

  /** A call that root may make and that leaves a trace. */
  private RuntimeCall traced(String key) {
    return chain
        .system()
        .call(
            new FrameSystemCall.SetStorage(
                List.of(new Tuple2<>(Bytes.ofText(key), Bytes.ofText("done")))));
  }

  private static boolean isDone(String key) {
    return io.serinus.hostapi.Host.api().storageExists(Bytes.ofText(key).unsafeArray());
  }

  private void schedule(long when, RuntimeCall call) throws Exception {
    chain.dispatch(
        Origin.root(), scheduler.call(new SchedulerCall.Schedule(when, Optional.empty(), 0, call)));
  }

  @Test
  void aTaskRunsAtItsBlock() {
    chain.run(
        () -> {
          schedule(4, traced("x"));
          assertThat(chain.events()).containsExactly(new Scheduler.Event.Scheduled(4, 0));
          chain.runToBlock(3);
          assertThat(isDone("x")).isFalse();
          chain.runToBlock(4);
          assertThat(isDone("x")).isTrue();
          assertThat(chain.events())
              .contains(
                  new Scheduler.Event.Dispatched(
                      new TaskAddress(4, 0), Optional.empty(), Result.ok(Unit.UNIT)));
        });
  }

  @Test
  void aLongCallIsKeptAsAPreimageUntilItHasRun() {
    chain.run(
        () -> {
          String key = "a long key ".repeat(30);
          RuntimeCall call = traced(key);
          schedule(4, call);
          assertThat(preimage.isRequested(call.hash())).isTrue();
          chain.runToBlock(4);
          assertThat(isDone(key)).isTrue();
        });
  }

  @Test
  void thePastIsOver() {
    chain.run(
        () -> {
          chain.runToBlock(5);
          assertThat(
                  chain.failure(
                      Origin.root(),
                      scheduler.call(
                          new SchedulerCall.Schedule(5, Optional.empty(), 0, traced("x")))))
              .isEqualTo(error(scheduler, Scheduler.Error.TARGET_BLOCK_NUMBER_IN_PAST));
        });
  }

  @Test
  void onlyTheScheduleOriginSchedules() {
    chain.run(
        () -> {
          TaskAddress task = new TaskAddress(5, 0);
          for (SchedulerCall call :
              List.of(
                  new SchedulerCall.Schedule(5, Optional.empty(), 0, traced("x")),
                  new SchedulerCall.ScheduleNamed(NAME, 5, Optional.empty(), 0, traced("x")),
                  new SchedulerCall.ScheduleAfter(5, Optional.empty(), 0, traced("x")),
                  new SchedulerCall.ScheduleNamedAfter(NAME, 5, Optional.empty(), 0, traced("x")),
                  new SchedulerCall.Cancel(5, 0),
                  new SchedulerCall.CancelNamed(NAME),
                  new SchedulerCall.SetRetry(task, 1, 1),
                  new SchedulerCall.SetRetryNamed(NAME, 1, 1),
                  new SchedulerCall.CancelRetry(task),
                  new SchedulerCall.CancelRetryNamed(NAME))) {
            assertThat(chain.failure(Origin.signed(CHARLIE), scheduler.call(call)))
                .as("%s", call)
                .isEqualTo(DispatchError.BAD_ORIGIN);
          }
        });
  }

  @Test
  void aTaskIsForItsOwnOriginAndRootAlone() {
    chain.run(
        () -> {
          RuntimeCall named =
              scheduler.call(
                  new SchedulerCall.ScheduleNamed(NAME, 4, Optional.empty(), 0, traced("x")));
          chain.dispatch(Origin.signed(ALICE), named);
          TaskAddress task = new TaskAddress(4, 0);
          for (SchedulerCall call :
              List.of(
                  new SchedulerCall.Cancel(4, 0),
                  new SchedulerCall.CancelNamed(NAME),
                  new SchedulerCall.SetRetry(task, 1, 1),
                  new SchedulerCall.SetRetryNamed(NAME, 1, 1),
                  new SchedulerCall.CancelRetry(task),
                  new SchedulerCall.CancelRetryNamed(NAME))) {
            assertThat(chain.failure(Origin.signed(BOB), scheduler.call(call)))
                .as("%s", call)
                .isEqualTo(DispatchError.BAD_ORIGIN);
          }
          chain.dispatch(
              Origin.root(), scheduler.call(new SchedulerCall.SetRetryNamed(NAME, 7, 8)));
          chain.dispatch(Origin.signed(ALICE), scheduler.call(new SchedulerCall.CancelNamed(NAME)));
          assertThat(scheduler.retries.contains(task)).isFalse();
        });
  }

  @Test
  void whatIsNotThereIsNotFound() {
    chain.run(
        () -> {
          schedule(4, traced("x"));
          schedule(4, traced("y"));
          chain.dispatch(Origin.root(), scheduler.call(new SchedulerCall.Cancel(4, 0)));
          for (SchedulerCall call :
              List.of(
                  new SchedulerCall.Cancel(4, 0),
                  new SchedulerCall.Cancel(4, 2),
                  new SchedulerCall.Cancel(5, 0),
                  new SchedulerCall.SetRetry(new TaskAddress(4, 0), 1, 1),
                  new SchedulerCall.SetRetryNamed(NAME, 1, 1),
                  new SchedulerCall.CancelRetry(new TaskAddress(4, 2)),
                  new SchedulerCall.CancelRetryNamed(NAME))) {
            assertThat(chain.failure(Origin.root(), scheduler.call(call)))
                .as("%s", call)
                .isEqualTo(error(scheduler, Scheduler.Error.NOT_FOUND));
          }
        });
  }

  @Test
  void aDelayCountsFromTheNextBlock() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.root(),
              scheduler.call(new SchedulerCall.ScheduleAfter(3, Optional.empty(), 0, traced("x"))));
          chain.runToBlock(4);
          assertThat(isDone("x")).isFalse();
          chain.runToBlock(5);
          assertThat(isDone("x")).isTrue();
        });
  }

  @Test
  void aPeriodicTaskComesAgain() {
    chain.run(
        () -> {
          RuntimeCall call =
              chain.system().call(new FrameSystemCall.RemarkWithEvent(Bytes.ofText("again")));
          chain.dispatch(
              Origin.root(),
              scheduler.call(
                  new SchedulerCall.Schedule(3, Optional.of(new Tuple2<>(2L, 3L)), 0, call)));
          int dispatched = 0;
          for (long block = 2; block <= 12; block++) {
            chain.runToBlock(block);
            dispatched +=
                (int)
                    chain.events().stream()
                        .filter(Scheduler.Event.Dispatched.class::isInstance)
                        .count();
          }
          assertThat(dispatched).isEqualTo(3);
        });
  }

  @Test
  void aNamedTaskIsCancelledByName() {
    chain.run(
        () -> {
          SchedulerCall.ScheduleNamed named =
              new SchedulerCall.ScheduleNamed(NAME, 4, Optional.empty(), 0, traced("x"));
          chain.dispatch(Origin.root(), scheduler.call(named));
          assertThat(chain.failure(Origin.root(), scheduler.call(named)))
              .isEqualTo(error(scheduler, Scheduler.Error.FAILED_TO_SCHEDULE));
          chain.tryState();
          chain.dispatch(Origin.root(), scheduler.call(new SchedulerCall.CancelNamed(NAME)));
          assertThat(chain.events()).contains(new Scheduler.Event.Canceled(4, 0));
          assertThat(
                  chain.failure(Origin.root(), scheduler.call(new SchedulerCall.CancelNamed(NAME))))
              .isEqualTo(error(scheduler, Scheduler.Error.NOT_FOUND));
          chain.runToBlock(5);
          assertThat(isDone("x")).isFalse();
        });
  }

  @Test
  void aNameIsForOneTaskAtATime() {
    chain.run(
        () -> {
          SchedulerCall.ScheduleNamedAfter named =
              new SchedulerCall.ScheduleNamedAfter(NAME, 1, Optional.empty(), 0, traced("x"));
          chain.dispatch(Origin.root(), scheduler.call(named));
          assertThat(scheduler.lookup.find(NAME)).contains(new TaskAddress(3, 0));
          chain.runToBlock(3);
          assertThat(chain.events())
              .containsExactly(
                  new Scheduler.Event.Dispatched(
                      new TaskAddress(3, 0), Optional.of(NAME), Result.ok(Unit.UNIT)));
          chain.dispatch(Origin.root(), scheduler.call(named));
          assertThat(scheduler.lookup.find(NAME)).contains(new TaskAddress(5, 0));
          chain.tryState();
        });
  }

  @Test
  void cancellingLeavesHolesButNoneAtTheEnd() {
    chain.run(
        () -> {
          for (int i = 0; i < 3; i++) {
            schedule(4, traced("x" + i));
          }
          chain.dispatch(Origin.root(), scheduler.call(new SchedulerCall.Cancel(4, 1)));
          assertThat(scheduler.agenda.get(4L)).hasSize(3);
          chain.dispatch(Origin.root(), scheduler.call(new SchedulerCall.Cancel(4, 2)));
          assertThat(scheduler.agenda.get(4L)).hasSize(1);
          chain.dispatch(Origin.root(), scheduler.call(new SchedulerCall.Cancel(4, 0)));
          assertThat(scheduler.agenda.contains(4L)).isFalse();
        });
  }

  @Test
  void aTaskThatIsCancelledLetsGoOfItsPreimage() {
    chain.run(
        () -> {
          RuntimeCall call = traced("a long key ".repeat(30));
          chain.dispatch(
              Origin.signed(ALICE),
              preimage.call(new PreimageCall.NotePreimage(Bytes.wrap(call.encoded()))));
          schedule(4, call);
          chain.dispatch(Origin.root(), scheduler.call(new SchedulerCall.Cancel(4, 0)));
          // Noting it anew, as scheduling does, was a request as well, which nobody takes back.
          assertThat(preimage.isRequested(call.hash())).isTrue();
          preimage.unrequest(call.hash());
          assertThat(preimage.isRequested(call.hash())).isFalse();
        });
  }

  @Test
  void aFullAgendaTakesNoMore() {
    chain.run(
        () -> {
          for (int i = 0; i < 3; i++) {
            schedule(4, traced("x" + i));
          }
          assertThat(
                  chain.failure(
                      Origin.root(),
                      scheduler.call(
                          new SchedulerCall.Schedule(4, Optional.empty(), 0, traced("y")))))
              .isEqualTo(DispatchError.EXHAUSTED);
          chain.dispatch(Origin.root(), scheduler.call(new SchedulerCall.Cancel(4, 1)));
          schedule(4, traced("y"));
          chain.runToBlock(4);
          assertThat(isDone("y")).isTrue();
          assertThat(isDone("x1")).isFalse();
        });
  }

  @Test
  void whatFailsIsTriedAgain() {
    chain.run(
        () -> {
          RuntimeCall failing = setup.balances().call(new BalancesCall.Burn(amount(1), false));
          schedule(3, failing);
          chain.dispatch(
              Origin.root(),
              scheduler.call(new SchedulerCall.SetRetry(new TaskAddress(3, 0), 2, 2)));
          assertThat(chain.events())
              .contains(
                  new Scheduler.Event.RetrySet(new TaskAddress(3, 0), Optional.empty(), 2, 2));
          int failed = 0;
          for (long block = 2; block <= 12; block++) {
            chain.runToBlock(block);
            failed +=
                (int)
                    chain.events().stream()
                        .filter(Scheduler.Event.Dispatched.class::isInstance)
                        .count();
          }
          assertThat(failed).isEqualTo(3);
        });
  }

  @Test
  void aRetryIsTakenBack() {
    chain.run(
        () -> {
          schedule(3, traced("x"));
          TaskAddress task = new TaskAddress(3, 0);
          chain.dispatch(Origin.root(), scheduler.call(new SchedulerCall.SetRetry(task, 2, 2)));
          chain.dispatch(Origin.root(), scheduler.call(new SchedulerCall.CancelRetry(task)));
          assertThat(chain.events())
              .contains(new Scheduler.Event.RetryCancelled(task, Optional.empty()));
          assertThat(scheduler.retries.contains(task)).isFalse();
        });
  }

  @Test
  void retriesOfANamedTaskAreSetAndTakenBackByItsName() {
    chain.run(
        () -> {
          TaskAddress task = new TaskAddress(3, 0);
          chain.dispatch(
              Origin.root(),
              scheduler.call(
                  new SchedulerCall.ScheduleNamed(NAME, 3, Optional.empty(), 0, traced("x"))));
          chain.dispatch(
              Origin.root(), scheduler.call(new SchedulerCall.SetRetryNamed(NAME, 2, 9)));
          assertThat(scheduler.retries.find(task)).contains(new RetryConfig(2, 2, 9));
          chain.dispatch(Origin.root(), scheduler.call(new SchedulerCall.CancelRetryNamed(NAME)));
          assertThat(scheduler.retries.contains(task)).isFalse();
          assertThat(chain.events())
              .containsSubsequence(
                  new Scheduler.Event.RetrySet(task, Optional.of(NAME), 9, 2),
                  new Scheduler.Event.RetryCancelled(task, Optional.of(NAME)));
        });
  }

  @Test
  void aTaskThatNeverFitsIsGivenUp() {
    chain.run(
        () -> {
          RuntimeCall heavy = chain.system().call(new FrameSystemCall.KillPrefix(NAME, 1_000_000));
          schedule(3, heavy);
          chain.runToBlock(3);
          assertThat(chain.events())
              .contains(
                  new Scheduler.Event.PermanentlyOverweight(
                      new TaskAddress(3, 0), Optional.empty()));
        });
  }

  @Test
  void moreThanABlockHoldsIsLeftForTheNext() {
    chain.run(
        () -> {
          RuntimeCall half = chain.system().call(new FrameSystemCall.KillPrefix(NAME, 4_500));
          schedule(3, half);
          schedule(3, half);
          chain.runToBlock(3);
          assertThat(chain.events()).contains(new Scheduler.Event.AgendaIncomplete(3));
          chain.runToBlock(4);
          assertThat(chain.events())
              .contains(
                  new Scheduler.Event.Dispatched(
                      new TaskAddress(3, 1), Optional.empty(), Result.ok(Unit.UNIT)));
        });
  }

  @Test
  void tasksMove() {
    chain.run(
        () -> {
          schedule(4, traced("x"));
          chain.attempt(() -> scheduler.reschedule(new TaskAddress(4, 0), 6));
          chain.runToBlock(5);
          assertThat(isDone("x")).isFalse();
          chain.runToBlock(6);
          assertThat(isDone("x")).isTrue();
        });
  }

  @Test
  void aNamedTaskMovesByItsNameAlone() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.root(),
              scheduler.call(
                  new SchedulerCall.ScheduleNamed(NAME, 4, Optional.empty(), 0, traced("x"))));
          TaskAddress task = new TaskAddress(4, 0);
          refused(() -> scheduler.reschedule(task, 6), Scheduler.Error.NAMED);
          refused(() -> scheduler.rescheduleNamed(NAME, 4), Scheduler.Error.RESCHEDULE_NO_CHANGE);
          refused(
              () -> scheduler.rescheduleNamed(NAME, 1),
              Scheduler.Error.TARGET_BLOCK_NUMBER_IN_PAST);
          chain.forgetEvents();
          chain.attempt(() -> scheduler.rescheduleNamed(NAME, 6));
          assertThat(chain.events())
              .containsExactly(
                  new Scheduler.Event.Canceled(4, 0), new Scheduler.Event.Scheduled(6, 0));
          assertThat(scheduler.lookup.find(NAME)).contains(new TaskAddress(6, 0));
          assertThat(scheduler.agenda.contains(4L)).isFalse();
          chain.tryState();
        });
  }

  @Test
  void aNamelessTaskThatCannotMoveStaysWhereItIs() {
    chain.run(
        () -> {
          schedule(4, traced("x"));
          TaskAddress task = new TaskAddress(4, 0);
          refused(() -> scheduler.reschedule(task, 4), Scheduler.Error.RESCHEDULE_NO_CHANGE);
          refused(() -> scheduler.reschedule(task, 1), Scheduler.Error.TARGET_BLOCK_NUMBER_IN_PAST);
          refused(() -> scheduler.reschedule(new TaskAddress(4, 1), 6), Scheduler.Error.NOT_FOUND);
          refused(() -> scheduler.rescheduleNamed(NAME, 6), Scheduler.Error.NOT_FOUND);
          for (int i = 0; i < 3; i++) {
            schedule(6, traced("y" + i));
          }
          assertThatThrownBy(() -> chain.attempt(() -> scheduler.reschedule(task, 6)))
              .isInstanceOfSatisfying(
                  DispatchException.class,
                  e -> assertThat(e.error()).isEqualTo(DispatchError.EXHAUSTED));
          chain.runToBlock(4);
          assertThat(isDone("x")).isTrue();
        });
  }

  private void refused(StorageLayer.Action action, Scheduler.Error error) {
    assertThatThrownBy(() -> chain.attempt(action))
        .isInstanceOfSatisfying(
            DispatchException.class, e -> assertThat(e.error()).isEqualTo(error(scheduler, error)));
  }
}
