package io.serinus.frame.system;

import io.serinus.frame.RuntimeEvent;
import io.serinus.primitives.H256;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple2;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deposits events. What every event needs of the state, the block's number, the phase and how many
 * events there are, is read once and kept for the length of a call into the runtime, or until
 * someone changes it.
 *
 * <p>The count is written back by {@link #flush}: before a storage layer opens, before the state
 * root is asked for, and when the call ends. So a layer that is undone undoes nothing of this log
 * but what {@link #forget} makes it read again.
 */
public final class EventLog {
  private static final Codec<Tuple2<Long, Long>> PLACE = Tuple2.codec(Codecs.U32, Codecs.U32);

  private final FrameSystem system;

  /** The block's number, the phase and the count; null until they are read. */
  private @Nullable Long block;

  private @Nullable Phase phase;
  private @Nullable Long count;

  /** Whether the count in the state is behind. */
  private boolean behind;

  EventLog(FrameSystem system) {
    this.system = system;
  }

  /** Deposits an event; in the genesis block there are none. */
  void deposit(RuntimeEvent event, List<H256> topics) {
    long number = block();
    if (number == 0) {
      return;
    }
    long index = count();
    count = index + 1;
    behind = true;
    system.events.append(EventRecord.CODEC, new EventRecord(phase(), event, topics));
    for (H256 topic : topics) {
      system.eventTopics.append(topic, PLACE, new Tuple2<>(number, index));
    }
  }

  /** The number of the block under way. */
  long block() {
    Long known = block;
    if (known == null) {
      known = system.number.get();
      block = known;
    }
    return known;
  }

  private Phase phase() {
    Phase known = phase;
    if (known == null) {
      known = system.executionPhase.find().orElseGet(Phase.Initialization::new);
      phase = known;
    }
    return known;
  }

  private long count() {
    Long known = count;
    if (known == null) {
      known = system.eventCount.get();
      count = known;
    }
    return known;
  }

  /** Brings the state up to date. */
  public void flush() {
    Long known = count;
    if (behind && known != null) {
      system.eventCount.put(known);
      behind = false;
    }
  }

  /** Has all be read anew: the state was changed, or changed back. */
  public void forget() {
    block = null;
    phase = null;
    count = null;
    behind = false;
  }

  /** Notes the phase that was just put into the state. */
  void entered(Phase now) {
    phase = now;
  }
}
