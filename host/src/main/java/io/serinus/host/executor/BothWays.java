package io.serinus.host.executor;

import io.serinus.host.state.Overlay;
import io.serinus.host.state.StateChanges;
import io.serinus.trie.StateVersion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a call twice on the same state, natively and in Wasm, and insists on the same result and the
 * same changes.
 */
final class BothWays {
  private static final HexFormat HEX = HexFormat.of();

  private final String function;
  private final Overlay overlay;
  private final Consumer<ExecutorException> onDifference;

  BothWays(String function, Overlay overlay, Consumer<ExecutorException> onDifference) {
    this.function = function;
    this.overlay = overlay;
    this.onDifference = onDifference;
  }

  private record Outcome(
      byte @Nullable [] result, @Nullable ExecutorException failure, StateChanges changes) {}

  /** The changes of the second run stay. */
  byte[] run(Supplier<byte[]> natively, Supplier<byte[]> inWasm) {
    overlay.startTransaction();
    Outcome first = outcome(natively);
    overlay.rollbackTransaction();
    Outcome second = outcome(inWasm);
    compare(first, second);
    if (second.failure != null) {
      throw second.failure;
    }
    byte[] result = second.result;
    return result == null ? new byte[0] : result;
  }

  private Outcome outcome(Supplier<byte[]> call) {
    int depth = overlay.depth();
    try {
      byte[] result = call.get();
      return new Outcome(result, null, overlay.changes(StateVersion.V1));
    } catch (ExecutorException e) {
      while (overlay.depth() > depth) {
        overlay.rollbackTransaction();
      }
      return new Outcome(null, e, overlay.changes(StateVersion.V1));
    }
  }

  private void compare(Outcome ours, Outcome wasm) {
    if ((ours.failure == null) != (wasm.failure == null)) {
      // It may be the host that gave up: Wasm has bounds of time and memory that classes lack.
      throw difference("native " + end(ours) + ", Wasm " + end(wasm));
    }
    if (ours.failure != null) {
      return; // a failed call's changes are dropped, and the messages are worded differently
    }
    if (!Arrays.equals(ours.result, wasm.result)) {
      throw different("native returned " + hex(ours.result) + ", Wasm " + hex(wasm.result));
    }
    compare("", ours.changes.main(), wasm.changes.main());
    if (!ours.changes.root().equals(wasm.changes.root())) {
      throw different("the state roots are " + ours.changes.root() + " and " + wasm.changes.root());
    }
  }

  private void compare(
      String where, List<StateChanges.KeyChange> ours, List<StateChanges.KeyChange> wasm) {
    Iterator<StateChanges.KeyChange> a = inOrder(ours);
    Iterator<StateChanges.KeyChange> b = inOrder(wasm);
    while (a.hasNext() || b.hasNext()) {
      StateChanges.KeyChange left = a.hasNext() ? a.next() : null;
      StateChanges.KeyChange right = b.hasNext() ? b.next() : null;
      if (left == null || right == null || !same(left, right)) {
        throw different(where + "native wrote " + text(left) + ", Wasm " + text(right));
      }
    }
  }

  private static Iterator<StateChanges.KeyChange> inOrder(List<StateChanges.KeyChange> changes) {
    return changes.stream()
        .sorted(Comparator.comparing(StateChanges.KeyChange::key, Arrays::compareUnsigned))
        .iterator();
  }

  private static boolean same(StateChanges.KeyChange a, StateChanges.KeyChange b) {
    return Arrays.equals(a.key(), b.key()) && Arrays.equals(a.value(), b.value());
  }

  private static String text(StateChanges.@Nullable KeyChange change) {
    return change == null ? "nothing" : HEX.formatHex(change.key()) + " = " + hex(change.value());
  }

  private static String end(Outcome outcome) {
    return outcome.failure == null
        ? "returned " + hex(outcome.result)
        : "failed (" + outcome.failure.getMessage() + ")";
  }

  private static String hex(byte @Nullable [] bytes) {
    if (bytes == null) {
      return "nothing";
    }
    String hex = HEX.formatHex(bytes, 0, Math.min(bytes.length, 96));
    return bytes.length > 96 ? hex + "… (" + bytes.length + " bytes)" : hex;
  }

  private ExecutorException different(String how) {
    ExecutorException difference = difference(how);
    onDifference.accept(difference);
    return difference;
  }

  private ExecutorException difference(String how) {
    return new ExecutorException(function + ": native and Wasm execution differ: " + how);
  }
}
