package io.serinus.pallet.scheduler;

import io.serinus.frame.DispatchException;
import io.serinus.frame.storage.StorageMap;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which tasks each block's agenda holds, and the names that lead to them. */
final class Agendas {
  private final Scheduler scheduler;

  Agendas(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Puts a task into an agenda, unless that is full. */
  Optional<TaskAddress> place(long when, Scheduled task) {
    List<Optional<Scheduled>> tasks = new ArrayList<>(scheduler.agenda.get(when));
    int index = tasks.size();
    if (index < scheduler.maxScheduledPerBlock()) {
      tasks.add(Optional.of(task));
    } else {
      index = tasks.indexOf(Optional.empty());
      if (index < 0) {
        return Optional.empty();
      }
      tasks.set(index, Optional.of(task));
    }
    scheduler.agenda.insert(when, tasks);
    TaskAddress address = new TaskAddress(when, index);
    task.maybeId().ifPresent(id -> scheduler.lookup.insert(id, address));
    scheduler.announce(new Scheduler.Event.Scheduled(when, index));
    return Optional.of(address);
  }

  /**
   * The task at an address.
   *
   * @throws DispatchException {@code NotFound}
   */
  Scheduled task(TaskAddress address) throws DispatchException {
    List<Optional<Scheduled>> tasks = scheduler.agenda.get(address.when());
    Optional<Scheduled> task =
        address.index() < tasks.size() ? tasks.get((int) address.index()) : Optional.empty();
    return task.orElseThrow(() -> scheduler.fail(Scheduler.Error.NOT_FOUND));
  }

  /**
   * The address of a task with a name.
   *
   * @throws DispatchException {@code NotFound}
   */
  TaskAddress addressOf(Bytes id) throws DispatchException {
    return scheduler.lookup.find(id).orElseThrow(() -> scheduler.fail(Scheduler.Error.NOT_FOUND));
  }

  /** Takes a task out. That leaves a hole, but none at the end. */
  void remove(TaskAddress address) {
    List<Optional<Scheduled>> tasks = new ArrayList<>(scheduler.agenda.get(address.when()));
    tasks.set((int) address.index(), Optional.empty());
    while (!tasks.isEmpty() && tasks.getLast().isEmpty()) {
      tasks.removeLast();
    }
    if (tasks.isEmpty()) {
      scheduler.agenda.remove(address.when());
    } else {
      scheduler.agenda.insert(address.when(), tasks);
    }
  }

  /** Checks that each name leads to the task that bears it. */
  void tryState() {
    for (StorageMap.Entry<Bytes, TaskAddress> entry : scheduler.lookup.entries()) {
      TaskAddress address = entry.value();
      List<Optional<Scheduled>> tasks = scheduler.agenda.get(address.when());
      if (address.index() >= tasks.size()
          || !tasks
              .get((int) address.index())
              .flatMap(Scheduled::maybeId)
              .equals(Optional.of(entry.key()))) {
        throw new IllegalStateException("a name leads to no task: " + entry.key());
      }
    }
  }
}
