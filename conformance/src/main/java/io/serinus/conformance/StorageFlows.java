package io.serinus.conformance;

import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cases of {@code ext_storage} and {@code ext_default_child_storage}. The child cases take the
 * names of two children first and do in one what the others do in the main storage, while the
 * second must stay untouched.
 */
final class StorageFlows {
  private final CaseContext c;
  private final boolean child;
  private final String prefix;
  private final int first;

  private StorageFlows(CaseContext c, boolean child) {
    this.c = c;
    this.child = child;
    this.prefix = child ? "ext_default_child_storage_" : "ext_storage_";
    this.first = child ? 2 : 0;
  }

  /** A case of a function, by its name without prefix and version. */
  @FunctionalInterface
  private interface Flow {
    void run(StorageFlows flows);
  }

  private static final Map<String, Flow> FLOWS =
      Map.of(
          "set", StorageFlows::set,
          "get", StorageFlows::set,
          "read", StorageFlows::read,
          "clear", StorageFlows::clear,
          "exists", StorageFlows::exists,
          "clear_prefix", StorageFlows::clearPrefix,
          "append", StorageFlows::append,
          "storage_kill", StorageFlows::kill,
          "root", StorageFlows::root,
          "next_key", StorageFlows::nextKey);

  /** Runs the case of this function; false if there is none. */
  static boolean run(String function, boolean child, CaseContext context) {
    Flow flow = FLOWS.get(function);
    if (flow == null) {
      return false;
    }
    flow.run(new StorageFlows(context, child));
    return true;
  }

  private byte[] in(int index) {
    return c.in(first + index);
  }

  private String name(String function) {
    return prefix + function + "_version_1";
  }

  /** Arguments for the main storage or the first child. */
  private byte[][] of(byte[]... arguments) {
    return ofChild(0, arguments);
  }

  private byte[][] ofChild(int which, byte[]... arguments) {
    if (!child) {
      return arguments;
    }
    List<byte[]> all = new ArrayList<>(List.of(c.in(which)));
    all.addAll(Arrays.asList(arguments));
    return all.toArray(new byte[0][]);
  }

  private void put(byte[] key, byte[] value) {
    c.tester().call(name("set"), of(key, value));
  }

  private byte @Nullable [] get(byte[] key) {
    return c.tester().option(name("get"), of(key));
  }

  private void set() {
    c.requireNone(get(in(0)), "a value that was not set");
    put(in(0), in(1));
    if (child) {
      c.requireNone(
          c.tester().option(name("get"), ofChild(1, in(0))), "the value in the other child");
    }
    c.print(c.requireSome(get(in(0)), in(1), "the value"));
  }

  private byte @Nullable [] partialRead(int which) {
    ScaleWriter arguments = new ScaleWriter();
    for (byte[] argument : ofChild(which, in(0))) {
      arguments.writeBytes(argument);
    }
    arguments.writeU32(c.number(first + 2)).writeU32(c.number(first + 3));
    return Tester.option(c.tester().call(name("read"), arguments));
  }

  private void read() {
    c.requireNone(partialRead(0), "a value that was not set");
    put(in(0), in(1));
    if (child) {
      c.requireNone(partialRead(1), "the value in the other child");
    }
    byte[] value = in(1);
    int from = Math.min(c.number(first + 2), value.length);
    int to = Math.min(from + c.number(first + 3), value.length);
    c.print(c.requireSome(partialRead(0), Arrays.copyOfRange(value, from, to), "the part"));
  }

  private void clear() {
    put(in(0), in(1));
    if (child) {
      c.tester().call(name("clear"), ofChild(1, in(0)));
      c.requireSome(get(in(0)), in(1), "the value after clearing in the other child");
    }
    c.tester().call(name("clear"), of(in(0)));
    c.requireNone(get(in(0)), "a cleared value");
  }

  private void exists() {
    c.require(!c.tester().bool(name("exists"), of(in(0))), "a value that was not set exists");
    put(in(0), in(1));
    if (child) {
      c.require(
          !c.tester().bool(name("exists"), ofChild(1, in(0))),
          "the value exists in the other child");
    }
    c.require(c.tester().bool(name("exists"), of(in(0))), "the value does not exist");
    c.print(Tester.text("true"));
  }

  private void clearPrefix() {
    put(in(1), in(2));
    put(in(3), in(4));
    if (child) {
      c.tester().call(name("clear_prefix"), ofChild(1, in(0)));
    }
    c.tester().call(name("clear_prefix"), of(in(0)));
    for (int key = 1; key <= 3; key += 2) {
      if (c.textIn(first + key).startsWith(c.textIn(first))) {
        c.requireNone(get(in(key)), "a value under the cleared prefix");
      } else {
        byte[] value = c.requireSome(get(in(key)), in(key + 1), "a value outside the prefix");
        // Only the child's case prints what is left.
        if (child) {
          c.print(value);
        }
      }
    }
  }

  private void append() {
    byte[] value1 = new ScaleWriter().writeBytes(in(1)).toByteArray();
    byte[] value2 = new ScaleWriter().writeBytes(in(3)).toByteArray();
    appendAll(in(0), value1, value2);
    appendAll(in(2), value2, value1, value2, value1);
    printList(in(0), in(1), in(3));
    printList(in(2), in(3), in(1), in(3), in(1));
  }

  private void appendAll(byte[] key, byte[]... items) {
    c.requireNone(get(key), "a list that was not begun");
    for (byte[] item : items) {
      c.tester().call(name("append"), key, item);
    }
  }

  private void printList(byte[] key, byte[]... expected) {
    byte[] list = get(key);
    c.require(list != null, "the list is none");
    ScaleReader in = new ScaleReader(list == null ? new byte[] {0} : list);
    c.require(in.readLength(1) == expected.length, "the list has another length");
    List<String> texts = new ArrayList<>();
    for (byte[] item : expected) {
      texts.add(new String(c.requireSome(in.readBytes(), item, "an item"), StandardCharsets.UTF_8));
    }
    c.print(Tester.text(String.join(";", texts)));
  }

  private void kill() {
    put(in(0), in(1));
    put(in(2), in(3));
    c.tester().call(name("storage_kill"), c.in(1));
    c.requireSome(get(in(0)), in(1), "the first value after killing the other child");
    c.requireSome(get(in(2)), in(3), "the second value after killing the other child");
    c.tester().call(name("storage_kill"), c.in(0));
    c.requireNone(get(in(0)), "the first value of a killed child");
    c.requireNone(get(in(2)), "the second value of a killed child");
  }

  private void root() {
    put(in(0), in(1));
    put(in(2), in(3));
    if (child) {
      c.tester().call(name("set"), ofChild(1, in(0), in(3)));
      c.tester().call(name("set"), ofChild(1, in(2), in(1)));
    }
    c.printHex(c.tester().bytes(name("root"), of()));
  }

  private byte @Nullable [] next(int which, byte[] key) {
    return c.tester().option(name("next_key"), ofChild(which, key));
  }

  private void nextKey() {
    byte[] key1 = in(0);
    byte[] key2 = in(2);
    c.requireNone(next(0, key1), "the key after the first in an empty storage");
    put(key1, in(1));
    put(key2, in(3));
    boolean ascending = Arrays.compareUnsigned(key1, key2) < 0;
    byte[] smaller = ascending ? key1 : key2;
    byte[] greater = ascending ? key2 : key1;
    c.print(c.requireSome(next(0, smaller), greater, "the next key"));
    c.requireNone(next(0, greater), "the key after the last");
    if (child) {
      c.requireNone(next(1, key1), "a next key in the other child");
      c.requireNone(next(1, key2), "a next key in the other child");
    }
  }
}
