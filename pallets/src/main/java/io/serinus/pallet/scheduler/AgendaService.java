package io.serinus.pallet.scheduler;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RawOrigin;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.WeightMeter;
import io.serinus.frame.traits.Preimages;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.scale.Result;
import io.serinus.scale.Tuple2;
import io.serinus.scale.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Carries out what is due at a block, as far as the weight goes. */
final class AgendaService {
  private static final Weight NONE = Weight.ZERO;

  private final Scheduler scheduler;
  private final WeightMeter meter;
  private final long now;

  AgendaService(Scheduler scheduler, WeightMeter meter, long now) {
    this.scheduler = scheduler;
    this.meter = meter;
    this.now = now;
  }

  /** How a task went. */
  private enum Outcome {
    DONE,
    UNAVAILABLE,
    OVERWEIGHT
  }

  /** Works through the agendas from the first one that is not complete. */
  void serviceAgendas() {
    if (!meter.tryConsume(Scheduler.weigh(17_780_000, 1_489, 1, 1))) {
      return;
    }
    long incomplete = now + 1;
    long when = scheduler.incompleteSince.take().orElse(now);
    boolean first = true;
    Weight fullAgenda = agendaWeight(scheduler.maxScheduledPerBlock());
    while (when <= now && meter.canConsume(fullAgenda)) {
      if (!serviceAgenda(when, first)) {
        incomplete = Math.min(incomplete, when);
      }
      first = false;
      when++;
    }
    incomplete = Math.min(incomplete, when);
    if (incomplete <= now) {
      scheduler.announce(new Scheduler.Event.AgendaIncomplete(incomplete));
      scheduler.incompleteSince.put(incomplete);
    } else {
      scheduler.incompleteSince.put(now + 1);
    }
  }

  /** Whether the agenda is done with. */
  private boolean serviceAgenda(long when, boolean firstAgenda) {
    List<Optional<Scheduled>> tasks = new ArrayList<>(scheduler.agenda.get(when));
    List<Integer> order =
        IntStream.range(0, tasks.size())
            .filter(i -> tasks.get(i).isPresent())
            .boxed()
            .sorted(Comparator.comparing(i -> tasks.get(i).orElseThrow().priority()))
            .toList();
    meter.tryConsume(agendaWeight(order.size()));
    boolean first = firstAgenda;
    int postponed = 0;
    int dropped = 0;
    for (int index : order) {
      Scheduled task = tasks.get(index).orElseThrow();
      if (!meter.canConsume(taskWeight(task, task.call().lookupLength()))) {
        postponed++;
        break;
      }
      switch (serviceTask(new TaskAddress(when, index), task, first)) {
        case DONE -> {
          first = false;
          tasks.set(index, Optional.empty());
        }
        case UNAVAILABLE -> dropped++;
        case OVERWEIGHT -> postponed++;
      }
    }
    if (postponed > 0 || dropped > 0) {
      scheduler.agenda.insert(when, tasks);
    } else {
      scheduler.agenda.remove(when);
    }
    return postponed == 0;
  }

  private Outcome serviceTask(TaskAddress address, Scheduled task, boolean first) {
    task.maybeId().ifPresent(scheduler.lookup::remove);
    Preimages.Peeked peeked;
    try {
      peeked = scheduler.preimages().peek(task.call());
    } catch (DispatchException e) {
      scheduler.announce(new Scheduler.Event.CallUnavailable(address, task.maybeId()));
      scheduler.preimages().drop(task.call());
      meter.tryConsume(taskWeight(task, task.call().lookupLength()));
      return Outcome.UNAVAILABLE;
    }
    meter.tryConsume(taskWeight(task, peeked.lookedUp()));
    Optional<Result<Unit, DispatchError>> result = dispatch(task, peeked.call());
    if (result.isEmpty() && first) {
      scheduler.preimages().drop(task.call());
      scheduler.announce(new Scheduler.Event.PermanentlyOverweight(address, task.maybeId()));
      return Outcome.UNAVAILABLE;
    }
    if (result.isEmpty()) {
      return Outcome.OVERWEIGHT;
    }
    finish(address, task, result.get());
    return Outcome.DONE;
  }

  /** Dispatches a call, unless it could weigh more than is left. */
  private Optional<Result<Unit, DispatchError>> dispatch(Scheduled task, RuntimeCall call) {
    Weight base =
        task.origin() instanceof RawOrigin.Signed
            ? Scheduler.weigh(7_780_000, 2_693, 1, 0)
            : Scheduler.weigh(3_740_000, 0, 0, 0);
    Weight announced = call.info().callWeight();
    if (!meter.canConsume(base.saturatingAdd(announced))) {
      return Optional.empty();
    }
    Result<Unit, DispatchError> result;
    PostDispatchInfo post;
    try {
      post = call.dispatch(Origin.of(task.origin()));
      result = Result.ok(Unit.UNIT);
    } catch (DispatchException e) {
      post = e.post();
      result = Result.err(e.error());
    }
    meter.tryConsume(base);
    meter.tryConsume(post.actualWeight().orElse(announced));
    return Optional.of(result);
  }

  private void finish(TaskAddress address, Scheduled task, Result<Unit, DispatchError> result) {
    Optional<RetryConfig> retry = scheduler.retries.take(address);
    scheduler.announce(new Scheduler.Event.Dispatched(address, task.maybeId(), result));
    if (retry.isPresent() && result instanceof Result.Err) {
      scheduleRetry(address, task, retry.get());
    }
    if (task.maybePeriodic().isEmpty()) {
      scheduler.preimages().drop(task.call());
      return;
    }
    long period = task.maybePeriodic().get().first();
    long count = task.maybePeriodic().get().second();
    Scheduled next =
        task.withPeriodic(
            count > 1 ? Optional.of(new Tuple2<>(period, count - 1)) : Optional.empty());
    Optional<TaskAddress> place = scheduler.agendas().place(wake(period), next);
    if (place.isEmpty()) {
      scheduler.preimages().drop(task.call());
      scheduler.announce(new Scheduler.Event.PeriodicFailed(address, task.maybeId()));
    } else if (retry.isPresent()) {
      scheduler.retries.insert(place.get(), retry.get());
    }
  }

  private void scheduleRetry(TaskAddress address, Scheduled task, RetryConfig retry) {
    Weight weight =
        Scheduler.weigh(17_552_097 + 59_541 * scheduler.maxScheduledPerBlock(), 42_428, 1, 2);
    if (!meter.tryConsume(weight)) {
      scheduler.announce(new Scheduler.Event.RetryFailed(address, task.maybeId()));
      return;
    }
    if (retry.remaining() == 0) {
      return;
    }
    Scheduled again = task.asRetry();
    Optional<TaskAddress> place = scheduler.agendas().place(wake(retry.period()), again);
    if (place.isEmpty()) {
      scheduler.preimages().drop(again.call());
      scheduler.announce(new Scheduler.Event.RetryFailed(address, again.maybeId()));
    } else {
      scheduler.retries.insert(
          place.get(),
          new RetryConfig(retry.totalRetries(), retry.remaining() - 1, retry.period()));
    }
  }

  private long wake(long period) {
    return Math.min(now + period, 0xffff_ffffL);
  }

  private static Weight agendaWeight(long tasks) {
    return Scheduler.weigh(13_557_825 + 493_144 * tasks, 42_428, 1, 1);
  }

  /** What a task weighs beside its call: fetched, named and periodic ones more. */
  private static Weight taskWeight(Scheduled task, Optional<Long> fetched) {
    Weight base = Scheduler.weigh(5_710_000, 0, 0, 0);
    Weight weight =
        fetched
            .map(length -> Scheduler.weigh(95_417_095 + 1_406 * length, 3_606 + length, 3, 2))
            .orElse(base);
    Weight named =
        task.maybeId().isPresent() ? Scheduler.weigh(8_399_000, 0, 0, 1).saturatingSub(base) : NONE;
    Weight periodic =
        task.maybePeriodic().isPresent()
            ? Scheduler.weigh(5_630_000, 0, 0, 0).saturatingSub(base)
            : NONE;
    return weight.saturatingAdd(named).saturatingAdd(periodic);
  }
}
