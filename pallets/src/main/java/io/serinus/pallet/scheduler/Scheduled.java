package io.serinus.pallet.scheduler;

import io.serinus.frame.OriginCaller;
import io.serinus.frame.annotation.Fixed;
import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.annotation.U8;
import io.serinus.frame.traits.BoundedCall;
import io.serinus.scale.Bytes;
import io.serinus.scale.Tuple2;
import java.util.Optional;

/**
 * A task.
 *
 * @param priority those of lower numbers go first
 * @param maybePeriodic after how many blocks it comes again, and how often
 * @param origin in whose name the call is dispatched
 */
@Scale("pallet_scheduler::Scheduled")
public record Scheduled(
    Optional<@Fixed(32) Bytes> maybeId,
    @U8 int priority,
    BoundedCall call,
    Optional<Tuple2<@U32 Long, @U32 Long>> maybePeriodic,
    OriginCaller origin) {
  Scheduled withPeriodic(Optional<Tuple2<Long, Long>> periodic) {
    return new Scheduled(maybeId, priority, call, periodic, origin);
  }

  /** The same without name and repetition, to be tried again. */
  Scheduled asRetry() {
    return new Scheduled(Optional.empty(), priority, call, Optional.empty(), origin);
  }
}
