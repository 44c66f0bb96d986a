package io.serinus.host.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The changes to one storage (the main one or a child), with nested transactions.
 *
 * <p>Each key has a stack of values, one for every transaction that touched it, and each
 * transaction knows the keys it touched: opening one is free, closing one costs what was changed in
 * it. The sorted index that iteration needs takes in new keys only when it is asked.
 *
 * <p>What lies below a key that was only read is kept too, within bounds, so that nothing is looked
 * up there twice.
 */
final class OverlayMap {
  /** A value and the depth of the transaction that it belongs to. */
  private static final class Layer {
    OverlayValue value;
    int depth;
    final @Nullable Layer below;

    Layer(OverlayValue value, int depth, @Nullable Layer below) {
      this.value = value;
      this.depth = depth;
      this.below = below;
    }
  }

  private static final class Slot {
    final StorageKey key;

    /** Null if no transaction has touched the key, or all that did were rolled back. */
    @Nullable Layer top;

    /** What lies below, empty for nothing; null if it is not known. */
    @Nullable Optional<byte[]> below;

    Slot(StorageKey key) {
      this.key = key;
    }
  }

  /** The most bytes of values that were only read. */
  private static final long MAX_READ_BYTES = 16L << 20;

  /** What a slot takes beside its value, about. */
  private static final int SLOT_BYTES = 200;

  /** What a layer takes beside its value, about. */
  private static final int LAYER_BYTES = 50;

  /** What an open transaction takes beside its layers, about. */
  private static final int TRANSACTION_BYTES = 120;

  /**
   * An open transaction in which something was changed.
   *
   * @param depth how many are open with it
   * @param touched the slots that have a layer in it
   * @param changedBefore how many keys were changed when it was opened
   */
  private record Transaction(int depth, List<Slot> touched, int changedBefore) {}

  private final Map<StorageKey, Slot> slots = new HashMap<>();
  private long readBytes;

  /**
   * The slots with a layer, in the order of their first one: what a transaction was the first to
   * change is at the end, and goes from there when it is rolled back.
   */
  private final List<Slot> changed = new ArrayList<>();

  /** The first of the changed ones, as many as were there when an order was asked for. */
  private final TreeMap<byte[], Slot> sorted = new TreeMap<>(Arrays::compareUnsigned);

  /** Those of the open ones that changed something, the outermost first. */
  private final List<Transaction> transactions = new ArrayList<>();

  private final HeldBytes held;

  /** How many transactions are open. */
  private int depth;

  /**
   * Starts without any change.
   *
   * @param depth how many transactions are open
   * @param held counts what the changes take
   */
  OverlayMap(int depth, HeldBytes held) {
    this.depth = depth;
    this.held = held;
  }

  /** Returns what a key was changed to, or null if it was not changed. */
  @Nullable OverlayValue get(byte[] key) {
    Slot slot = slots.get(new StorageKey(key));
    return slot == null || slot.top == null ? null : slot.top.value;
  }

  /**
   * Returns the value of a key: what it was changed to, or else what lies below.
   *
   * @param below always of the same state
   */
  byte @Nullable [] read(byte[] key, StateView below) {
    StorageKey mapKey = new StorageKey(key);
    Slot slot = slots.get(mapKey);
    if (slot != null && slot.top != null) {
      return slot.top.value.bytes();
    }
    if (slot != null && slot.below != null) {
      return slot.below.orElse(null);
    }
    byte[] value = below.get(key);
    readBytes += SLOT_BYTES + (long) key.length + (value == null ? 0 : value.length);
    if (readBytes <= MAX_READ_BYTES) {
      if (slot == null) {
        slot = new Slot(mapKey);
        slots.put(mapKey, slot);
      }
      slot.below = Optional.ofNullable(value);
    }
    return value;
  }

  void set(byte[] key, OverlayValue value) {
    StorageKey mapKey = new StorageKey(key);
    Slot slot = slots.get(mapKey);
    if (slot == null) {
      slot = new Slot(mapKey);
      slots.put(mapKey, slot);
    }
    set(slot, value);
  }

  private void set(Slot slot, OverlayValue value) {
    Layer top = slot.top;
    if (top != null && top.depth == depth) {
      held.add(value.size() - (long) top.value.size());
      replace(top, value);
      return;
    }
    if (depth > 0) {
      touch(slot);
    }
    held.add(LAYER_BYTES + (long) value.size());
    if (top == null) {
      held.add(SLOT_BYTES + (long) slot.key.bytes().length);
      changed.add(slot);
    }
    slot.top = new Layer(value, depth, top);
  }

  /** Notes that a slot has a layer in the innermost open transaction. */
  private void touch(Slot slot) {
    if (transactions.isEmpty() || transactions.getLast().depth < depth) {
      held.add(TRANSACTION_BYTES);
      transactions.add(new Transaction(depth, new ArrayList<>(), changed.size()));
    }
    transactions.getLast().touched.add(slot);
  }

  private static void replace(Layer layer, OverlayValue value) {
    layer.value = value;
    if (layer.below != null) {
      layer.below.value.trim(value);
    }
  }

  /**
   * Appends an item to the list under a key; {@code original} is read if it was not changed yet.
   */
  void append(byte[] key, byte[] item, Supplier<byte @Nullable []> original) {
    Slot slot = slots.get(new StorageKey(key));
    Layer top = slot == null ? null : slot.top;
    OverlayValue.Appended list;
    if (top != null && top.value instanceof OverlayValue.Appended appended) {
      if (top.depth == depth) {
        held.add(item.length);
        appended.append(item);
        return;
      }
      list = appended.inner();
    } else {
      list = OverlayValue.Appended.from(top == null ? original.get() : top.value.bytes());
    }
    list.append(item);
    set(key, list);
  }

  /** Clears every changed key with this prefix; returns how many of them had a value. */
  long clearPrefix(byte[] prefix) {
    sort();
    long cleared = 0;
    for (Map.Entry<byte[], Slot> e : sorted.tailMap(prefix, true).entrySet()) {
      if (!StorageKey.startsWith(e.getKey(), prefix)) {
        break;
      }
      Slot slot = e.getValue();
      if (slot.top != null && slot.top.value.bytes() != null) {
        cleared++;
        set(slot, OverlayValue.Plain.CLEARED);
      }
    }
    return cleared;
  }

  /** A changed key and whether it has a value now. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Changed(byte[] key, boolean present) {}

  /** Returns the first changed key after this one, or null. */
  @Nullable Changed after(byte[] key) {
    sort();
    Map.Entry<byte[], Slot> e = sorted.higherEntry(key);
    if (e == null) {
      return null;
    }
    Layer top = e.getValue().top;
    return new Changed(
        e.getKey(),
        top != null && (top.value instanceof OverlayValue.Appended || top.value.bytes() != null));
  }

  private void sort() {
    for (Slot slot : changed.subList(sorted.size(), changed.size())) {
      sorted.put(slot.key.bytes(), slot);
    }
  }

  /** Visits all changed keys, in no particular order, with their values (null for cleared ones). */
  void forEach(BiConsumer<byte[], byte @Nullable []> visitor) {
    for (Slot slot : changed) {
      if (slot.top != null) {
        visitor.accept(slot.key.bytes(), slot.top.value.bytes());
      }
    }
  }

  boolean isEmpty() {
    return changed.isEmpty();
  }

  void start() {
    depth++;
  }

  /** Takes the innermost open transaction away, if anything was changed in it. */
  private @Nullable Transaction close() {
    int closing = depth--;
    if (transactions.isEmpty() || transactions.getLast().depth < closing) {
      return null;
    }
    held.add(-TRANSACTION_BYTES);
    return transactions.removeLast();
  }

  void rollback() {
    Transaction undone = close();
    if (undone == null) {
      return;
    }
    for (Slot slot : undone.touched) {
      Layer top = slot.top;
      if (top != null) {
        held.add(-LAYER_BYTES - (long) top.value.size());
        slot.top = top.below;
        if (top.below != null) {
          top.below.value.trim(null);
        }
      }
    }
    while (changed.size() > undone.changedBefore) {
      Slot slot = changed.removeLast();
      held.add(-SLOT_BYTES - (long) slot.key.bytes().length);
      if (sorted.size() > changed.size()) {
        sorted.remove(slot.key.bytes());
      }
      if (slot.below == null) {
        slots.remove(slot.key);
      }
    }
  }

  void commit() {
    Transaction closed = close();
    if (closed == null) {
      return;
    }
    Transaction outer = null;
    if (depth > 0) {
      outer = transactions.isEmpty() ? null : transactions.getLast();
      if (outer == null || outer.depth < depth) {
        held.add(TRANSACTION_BYTES);
        outer = new Transaction(depth, new ArrayList<>(), closed.changedBefore);
        transactions.add(outer);
      }
    }
    for (Slot slot : closed.touched) {
      Layer top = slot.top;
      if (top == null) {
        continue;
      }
      Layer below = top.below;
      if (below != null && below.depth == depth) {
        held.add(-LAYER_BYTES - (long) below.value.size());
        replace(below, top.value);
        slot.top = below;
      } else {
        top.depth = depth;
        if (outer != null) {
          outer.touched.add(slot);
        }
      }
    }
  }
}
