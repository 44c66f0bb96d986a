package io.serinus.host.tracing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.host.state.Externalities;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.TrieState;
import io.serinus.trie.StateVersion;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TraceRecorderTest {
  private static final long ROOM = 1 << 20;
  private static final byte[] CHILD = {0x0c};

  private final Overlay overlay = new Overlay(TrieState.empty());

  private static TraceRecorder recorder(String targets, String keys, String methods, long room) {
    return new TraceRecorder(new TraceFilter(targets, keys, methods), room);
  }

  private static TraceRecorder all() {
    return recorder("", "", "", ROOM);
  }

  private static BlockTrace result(TraceRecorder recorder) {
    return recorder.result().orElseThrow();
  }

  /** The events without the storage's id, which is a random one. */
  private static List<String> events(TraceRecorder recorder) {
    return result(recorder).events().stream()
        .map(
            event -> {
              assertThat(event.target()).isEqualTo("state");
              assertThat(event.values().get("ext_id")).matches("[0-9a-f]{4}");
              return event.values().toString().replaceFirst("ext_id=...., ", "");
            })
        .toList();
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    bytes[0] = 0x0a;
    bytes[length - 1] = 0x0b;
    return bytes;
  }

  @Test
  void tellsWhatIsDoneWithTheMainStorageInOrder() {
    TraceRecorder trace = all();
    Externalities storage = trace.over(overlay);
    storage.storageGet(new byte[] {1});
    storage.storageSet(new byte[] {1}, new byte[] {0x2a, 0x2b});
    storage.storageGet(new byte[] {1});
    storage.storageExists(new byte[] {1});
    storage.storageAppend(new byte[] {2}, new byte[] {7});
    storage.storageClear(new byte[] {1});
    storage.storageExists(new byte[] {1});
    storage.storageSet(new byte[0], new byte[0]);
    assertThat(events(trace))
        .containsExactly(
            "{method=Get, key=01, result=None, result_encoded=00}",
            "{method=Put, key=01, value=Some(2a2b), value_encoded=012a2b}",
            "{method=Get, key=01, result=Some(2a2b), result_encoded=012a2b}",
            "{method=Exists, key=01, result=true}",
            "{method=Append, key=02, value=07}",
            "{method=Put, key=01, value=None, value_encoded=00}",
            "{method=Exists, key=01, result=false}",
            "{method=Put, key=, value=Some(), value_encoded=01}");
    assertThat(result(trace).events().stream().map(e -> e.values().get("ext_id")).distinct())
        .hasSize(1);
    assertThat(overlay.storageGet(new byte[] {2})).containsExactly(4, 7);
  }

  @Test
  void tellsWhatIsDoneWithChildStoragesInOrder() {
    TraceRecorder trace = all();
    Externalities storage = trace.over(overlay);
    storage.childSet(CHILD, new byte[] {1}, new byte[] {0x2a});
    storage.childGet(CHILD, new byte[] {1});
    storage.childExists(CHILD, new byte[] {2});
    storage.childClear(CHILD, new byte[] {1});
    storage.childGet(CHILD, new byte[] {1});
    assertThat(events(trace))
        .containsExactly(
            "{method=ChildPut, child_info=0c, key=01, value=Some(2a)}",
            "{method=ChildGet, child_info=0c, key=01, result=Some(2a)}",
            "{method=ChildExists, child_info=0c, key=02, result=false}",
            "{method=ChildPut, child_info=0c, key=01, value=None}",
            "{method=ChildGet, child_info=0c, key=01, result=None}");
  }

  /** The reference host tells most of these too, and its own filter drops them. */
  @Test
  void whatHasNoSingleKeyIsNotTold() {
    overlay.storageSet(new byte[] {1, 1}, new byte[] {1});
    overlay.childSet(CHILD, new byte[] {1}, new byte[] {1});
    TraceRecorder trace = all();
    Externalities storage = trace.over(overlay);
    storage.startTransaction();
    assertThat(storage.storageNextKey(new byte[] {1})).containsExactly(1, 1);
    assertThat(storage.childNextKey(CHILD, new byte[0])).containsExactly(1);
    storage.storageClearPrefix(new byte[] {1}, -1);
    storage.childClearPrefix(CHILD, new byte[] {1}, -1);
    storage.childKill(CHILD, -1);
    assertThat(overlay.storageGet(new byte[] {1, 1})).isNull();
    assertThat(overlay.childGet(CHILD, new byte[] {1})).isNull();
    storage.rollbackTransaction();
    storage.startTransaction();
    storage.commitTransaction();
    assertThat(storage.storageRoot(1)).isEqualTo(overlay.changes(StateVersion.V1).root().toBytes());
    assertThat(storage.childRoot(CHILD, 1)).isEqualTo(overlay.childRoot(CHILD, 1));
    assertThat(overlay.storageGet(new byte[] {1, 1})).containsExactly(1);
    assertThat(events(trace)).isEmpty();
  }

  @Test
  void whatTheStorageRefusesIsNotTold() {
    TraceRecorder trace = all();
    byte[] reserved = ":child_storage:default:x".getBytes(US_ASCII);
    trace.over(overlay).storageSet(reserved, new byte[] {1});
    trace.over(overlay).storageClear(reserved);
    assertThat(events(trace)).isEmpty();
  }

  @Test
  void longBytesAreShortenedWhereTheReferenceShortensThem() {
    HexFormat hex = HexFormat.of();
    byte[] longest = bytes(1026);
    byte[] shortened = bytes(1027);
    String ends = hex.formatHex(shortened, 0, 512) + "..." + hex.formatHex(shortened, 515, 1027);
    TraceRecorder trace = all();
    trace.over(overlay).storageSet(longest, shortened);
    trace.over(overlay).storageSet(shortened, bytes(1025));
    trace.over(overlay).storageAppend(new byte[] {1}, shortened);
    List<TracedEvent> events = result(trace).events();
    assertThat(events.get(0).values())
        .containsEntry("key", hex.formatHex(longest))
        .containsEntry("value", "Some(" + hex.formatHex(shortened) + ")")
        .containsEntry(
            "value_encoded",
            "01" + hex.formatHex(shortened, 0, 511) + "..." + hex.formatHex(shortened, 515, 1027));
    assertThat(events.get(1).values())
        .containsEntry("key", ends)
        .containsEntry("value_encoded", "01" + hex.formatHex(bytes(1025)));
    assertThat(events.get(2).values()).containsEntry("value", ends);
  }

  private void holds(String targets, String keys, String methods, String... expected) {
    TraceRecorder trace = recorder(targets, keys, methods, ROOM);
    Externalities storage = trace.over(overlay);
    storage.storageGet(new byte[] {1, 2});
    storage.storageSet(new byte[] {1, 2, 3}, new byte[] {1});
    storage.storageExists(new byte[] {2});
    assertThat(
            result(trace).events().stream()
                .map(e -> e.values().get("method") + " " + e.values().get("key")))
        .containsExactly(expected);
  }

  @Test
  void holdsOnlyWhatTheFilterAdmits() {
    holds("pallet,frame,state", "", "", "Get 0102", "Put 010203", "Exists 02");
    holds("state", "0102", "", "Get 0102", "Put 010203");
    holds("state", "01,02", "P,Ex", "Put 010203", "Exists 02");
    holds("state", "", "Get=debug");
    holds("state=debug", "", "");
    holds("pallet,frame", "", "");
  }

  @Test
  void idsOfSpansCountInTheOrderOfOpening() {
    TraceRecorder trace = recorder("block_trace,pallet=info", "", "", ROOM);
    trace.enterHostSpan(TraceLevel.INFO, "block_trace", "trace_block");
    assertThat(trace.enterSpan(null, TraceLevel.TRACE, "pallet_a", "hidden")).isEqualTo(2);
    assertThat(trace.enterSpan(2L, TraceLevel.INFO, "pallet_a", "shown")).isEqualTo(3);
    assertThat(result(trace).spans())
        .containsExactly(
            new TracedSpan(1, null, "trace_block", "block_trace", false),
            new TracedSpan(3, 2L, "shown", "pallet_a", true));
    TraceRecorder byDefault = recorder("pallet,frame,state", "", "", ROOM);
    byDefault.enterHostSpan(TraceLevel.INFO, "block_trace", "trace_block");
    assertThat(byDefault.enterSpan(null, TraceLevel.INFO, "frame", "first")).isEqualTo(1);
  }

  /** The size is that of the JSON: one byte less, and nothing is left. */
  @Test
  void holdsNoMoreThanItsSize() {
    String span =
        "{\"id\":1,\"parentId\":null,\"name\":\"n\",\"target\":\"state_t\",\"wasm\":true},";
    String event =
        "{\"target\":\"state\",\"data\":{\"stringValues\":{\"method\":\"Put\",\"ext_id\":\"0000\","
            + "\"key\":\"0102\",\"value\":\"Some(03)\",\"value_encoded\":\"0103\",}},"
            + "\"parentId\":null},";
    long exact = span.length() + 2L * event.length();
    for (long room : new TreeSet<>(List.of(exact - 1, exact))) {
      TraceRecorder trace = recorder("state", "", "", room);
      trace.enterSpan(null, TraceLevel.INFO, "state_t", "n");
      trace.over(overlay).storageSet(new byte[] {1, 2}, new byte[] {3});
      assertThat(result(trace).events()).hasSize(1);
      trace.over(overlay).storageSet(new byte[] {1, 2}, new byte[] {3});
      assertThat(trace.result().isPresent()).isEqualTo(room == exact);
      trace.over(overlay).storageSet(new byte[] {4}, new byte[] {4});
      assertThat(trace.enterSpan(null, TraceLevel.INFO, "state", "later")).isEqualTo(2);
      assertThat(trace.result()).isEmpty();
    }
  }

  @Test
  void aValueTooLargeForTheSizeIsNotWrittenDown() {
    TraceRecorder trace = recorder("", "", "", 1000);
    trace.over(overlay).storageSet(new byte[] {1}, new byte[501]);
    assertThat(trace.result()).isEmpty();
    assertThat(overlay.storageGet(new byte[] {1})).hasSize(501);
  }
}
