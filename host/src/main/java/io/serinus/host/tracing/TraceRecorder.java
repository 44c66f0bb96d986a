package io.serinus.host.tracing;

import io.serinus.host.state.Externalities;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records one call into a runtime, as much as the filter lets through and up to a size; beyond that
 * size it drops all it has and lets the call go on. For one thread at a time.
 */
public final class TraceRecorder {
  private static final String STATE = "state";

  /** What is there around the fields of an event, and around the texts of a field. */
  private static final int EVENT_SIZE =
      "{\"target\":\"state\",\"data\":{\"stringValues\":{}},\"parentId\":null},".length();

  private static final int FIELD_SIZE = "\"\":\"\",".length();
  private static final int SPAN_SIZE =
      "{\"id\":1,\"parentId\":null,\"name\":\"\",\"target\":\"\",\"wasm\":true},".length();

  private final TraceFilter filter;
  private final long maxSize;

  /** Tells the host's storages of different calls apart in a log of all; here it is but one. */
  private final String storageId = Notation.u16(ThreadLocalRandom.current().nextInt());

  private final List<TracedSpan> spans = new ArrayList<>();
  private final List<TracedEvent> events = new ArrayList<>();
  private long nextId = 1;
  private long size;

  /**
   * Begins a record.
   *
   * @param maxSize the size up to which is recorded: what the spans and events take in the JSON of
   *     {@code state_traceBlock}, in bytes
   */
  public TraceRecorder(TraceFilter filter, long maxSize) {
    this.filter = filter;
    this.maxSize = maxSize;
  }

  /** What was recorded; empty if it would have been more than the size allowed. */
  public Optional<BlockTrace> result() {
    return isFull()
        ? Optional.empty()
        : Optional.of(new BlockTrace(List.copyOf(spans), List.copyOf(events)));
  }

  /** A storage that records what is done with this one. */
  public Externalities over(Externalities storage) {
    return new TracedStorage(storage, this);
  }

  /** Opens a span of the host's own. */
  public void enterHostSpan(TraceLevel level, String target, String name) {
    if (filter.admitsTarget(target, level)) {
      add(new TracedSpan(nextId++, null, name, target, false));
    }
  }

  /**
   * Opens a span of the runtime's.
   *
   * @param parentId the span around it, if the runtime names one
   * @return its id, which counts whether it is recorded or not
   */
  public long enterSpan(@Nullable Long parentId, TraceLevel level, String target, String name) {
    long id = nextId++;
    if (filter.admitsTarget(target, level)) {
      add(new TracedSpan(id, parentId, name, target, true));
    }
    return id;
  }

  private void add(TracedSpan span) {
    if (take(SPAN_SIZE + span.name().length() + span.target().length())) {
      spans.add(span);
    }
  }

  /**
   * Records that a storage function was used.
   *
   * @param method how events name the function
   * @param child the child storage, or null for the main one
   * @param moved how many bytes were read or written
   * @param fields adds what there is to say beside; asked only if the event is to be recorded
   */
  void access(
      String method,
      byte @Nullable [] child,
      byte[] key,
      int moved,
      Consumer<Map<String, String>> fields) {
    if (isFull()
        || !filter.admitsTarget(STATE, TraceLevel.TRACE)
        || !filter.admitsMethod(method, TraceLevel.TRACE)) {
      return;
    }
    String shownKey = Notation.shortened(key);
    if (!filter.admitsKey(shownKey, TraceLevel.TRACE)) {
      return;
    }
    if (size + 2L * moved > maxSize) {
      overflow(); // before the digits are written, for they would not fit
      return;
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("method", method);
    values.put("ext_id", storageId);
    if (child != null) {
      values.put("child_info", Notation.shortened(child));
    }
    values.put("key", shownKey);
    fields.accept(values);
    if (take(EVENT_SIZE + sizeOf(values))) {
      events.add(new TracedEvent(STATE, Collections.unmodifiableMap(values)));
    }
  }

  private static long sizeOf(Map<String, String> values) {
    long total = 0;
    for (Map.Entry<String, String> field : values.entrySet()) {
      total += FIELD_SIZE + field.getKey().length() + field.getValue().length();
    }
    return total;
  }

  private boolean take(long more) {
    if (isFull()) {
      return false;
    }
    size += more;
    if (isFull()) {
      overflow();
      return false;
    }
    return true;
  }

  private boolean isFull() {
    return size > maxSize;
  }

  private void overflow() {
    size = Long.MAX_VALUE;
    spans.clear();
    events.clear();
  }
}
