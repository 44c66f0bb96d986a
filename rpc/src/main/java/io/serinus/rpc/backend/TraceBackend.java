package io.serinus.rpc.backend;

import io.serinus.primitives.H256;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executes blocks once more and records what they do. */
public interface TraceBackend {
  /** What came of it. */
  sealed interface Outcome {}

  /**
   * What was recorded, each list in the order in which it happened.
   *
   * @param spans named parts of the execution
   * @param events uses of the storage
   */
  record Trace(List<Span> spans, List<Event> events) implements Outcome {}

  /** More would have been recorded than fits into a response. */
  record TooLarge() implements Outcome {}

  /**
   * A named part of an execution.
   *
   * @param id an unsigned number of its own
   * @param parentId the span around it, where the opener named it
   * @param target which part of the program opened it
   * @param wasm whether the runtime opened it, and not the host
   */
  record Span(long id, @Nullable Long parentId, String name, String target, boolean wasm) {}

  /**
   * Something that happened.
   *
   * @param target which part of the program tells of it
   * @param values its fields
   */
  record Event(String target, Map<String, String> values) {}

  /**
   * Executes a block on the state of its parent. The filters are lists of prefixes, separated by
   * commas.
   *
   * @param targets of which targets spans and events are recorded
   * @param storageKeys to which keys events are recorded, in hexadecimal; null for no events
   * @param methods of which storage functions events are recorded; null for no events
   * @throws BackendException if the parent's state is gone or the runtime refuses the block
   */
  Outcome trace(H256 block, String targets, @Nullable String storageKeys, @Nullable String methods)
      throws BackendException;
}
