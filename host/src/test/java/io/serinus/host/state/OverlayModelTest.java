package io.serinus.host.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.hostapi.StorageApi.ClearResult;
import io.serinus.trie.ChildTries;
import io.serinus.trie.Hasher;
import io.serinus.trie.MemoryNodeStore;
import io.serinus.trie.StateVersion;
import io.serinus.trie.Trie;
import io.serinus.trie.TrieEditor;
import io.serinus.trie.TrieHash;
import io.serinus.trie.TrieRoot;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The overlay against maps that are copied whole for every transaction. */
class OverlayModelTest {
  enum Op {
    SET,
    CLEAR,
    APPEND,
    START,
    COMMIT,
    ROLLBACK,
    CLEAR_PREFIX,
    CLEAR_SOME,
    ROOT
  }

  @SuppressWarnings("ArrayRecordComponent")
  record Step(Op op, boolean child, byte[] key, byte[] value) {}

  /** One storage: what the block began with, and the changes. */
  private static final class Model {
    final TreeMap<byte[], byte[]> original = map();
    TreeMap<byte[], Optional<byte[]>> changed = map();

    TreeMap<byte[], byte[]> now() {
      TreeMap<byte[], byte[]> now = map();
      now.putAll(original);
      changed.forEach((k, v) -> v.ifPresentOrElse(bytes -> now.put(k, bytes), () -> now.remove(k)));
      return now;
    }

    ClearResult clear(byte[] prefix, long limit) {
      changed.replaceAll((k, v) -> StorageKey.startsWith(k, prefix) ? Optional.empty() : v);
      long n = 0;
      for (byte[] key : original.keySet()) {
        if (StorageKey.startsWith(key, prefix)) {
          if (n == limit) {
            return new ClearResult(false, n);
          }
          changed.put(key, Optional.empty());
          n++;
        }
      }
      return new ClearResult(true, n);
    }

    /** Appends the plain way: by decoding the count, as long as there are fewer than 64 items. */
    void append(byte[] key, byte[] item) {
      byte @Nullable [] old = now().get(key);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      boolean list = old != null && old.length > 0 && (old[0] & 3) == 0;
      out.write(list ? old[0] + 4 : 4);
      if (list) {
        out.write(old, 1, old.length - 1);
      }
      out.writeBytes(item);
      changed.put(key, Optional.of(out.toByteArray()));
    }

    static <V> TreeMap<byte[], V> map() {
      return new TreeMap<>(Arrays::compareUnsigned);
    }
  }

  private static final byte[] CHILD = {7};

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<byte[]> keys =
        Arbitraries.of((byte) 0, (byte) 1, (byte) 2).array(byte[].class).ofMinSize(1).ofMaxSize(3);
    Arbitrary<byte[]> values =
        Arbitraries.of((byte) 0, (byte) 8, (byte) 40)
            .array(byte[].class)
            .ofMinSize(1)
            .ofMaxSize(40);
    return Combinators.combine(Arbitraries.of(Op.class), Arbitraries.of(true, false), keys, values)
        .as(Step::new)
        .list()
        .ofMaxSize(80);
  }

  @Property(tries = 300)
  void behavesLikeCopiedMaps(
      @ForAll("steps") List<Step> before,
      @ForAll("steps") List<Step> steps,
      @ForAll StateVersion version) {
    Model main = new Model();
    Model child = new Model();
    for (Step s : before) {
      (s.child() ? child : main).original.put(s.key(), s.value());
    }
    TrieState state = stateOf(main.original, child.original, version);
    Overlay overlay = new Overlay(state);
    Deque<List<TreeMap<byte[], Optional<byte[]>>>> saved = new ArrayDeque<>();
    for (Step s : steps) {
      Model model = s.child() ? child : main;
      byte[] prefix = Arrays.copyOf(s.key(), 1);
      switch (s.op()) {
        case SET -> {
          model.changed.put(s.key(), Optional.of(s.value()));
          if (s.child()) {
            overlay.childSet(CHILD, s.key(), s.value());
          } else {
            overlay.storageSet(s.key(), s.value());
          }
        }
        case CLEAR -> {
          model.changed.put(s.key(), Optional.empty());
          if (s.child()) {
            overlay.childClear(CHILD, s.key());
          } else {
            overlay.storageClear(s.key());
          }
        }
        case APPEND -> {
          main.append(s.key(), s.value());
          overlay.storageAppend(s.key(), s.value());
        }
        case START -> {
          saved.push(List.of(copy(main.changed), copy(child.changed)));
          overlay.startTransaction();
        }
        case COMMIT -> {
          if (saved.poll() != null) {
            overlay.commitTransaction();
          }
        }
        case ROLLBACK -> {
          List<TreeMap<byte[], Optional<byte[]>>> last = saved.poll();
          if (last != null) {
            main.changed = last.get(0);
            child.changed = last.get(1);
            overlay.rollbackTransaction();
          }
        }
        case CLEAR_PREFIX, CLEAR_SOME -> {
          long limit = s.op() == Op.CLEAR_PREFIX ? -1 : s.value().length % 5;
          assertThat(
                  s.child()
                      ? overlay.childClearPrefix(CHILD, prefix, limit)
                      : overlay.storageClearPrefix(prefix, limit))
              .isEqualTo(model.clear(prefix, limit));
        }
        case ROOT -> {
          if (s.child()) {
            byte[] root = TrieRoot.root(version, child.now().entrySet());
            assertThat(overlay.childRoot(CHILD, version.number())).isEqualTo(root);
            assertThat(overlay.storageGet(ChildTries.rootKey(CHILD)))
                .isEqualTo(child.now().isEmpty() ? null : root);
          } else {
            assertThat(overlay.storageRoot(version.number()))
                .isEqualTo(rootOf(main.now(), child.now(), version));
          }
        }
      }
      assertThat(overlay.storageGet(s.key())).isEqualTo(main.now().get(s.key()));
      assertThat(overlay.childGet(CHILD, s.key())).isEqualTo(child.now().get(s.key()));
      assertThat(overlay.storageExists(s.key())).isEqualTo(main.now().containsKey(s.key()));
      assertThat(overlay.childExists(CHILD, s.key())).isEqualTo(child.now().containsKey(s.key()));
      assertThat(overlay.childNextKey(CHILD, s.key())).isEqualTo(child.now().higherKey(s.key()));
      byte[] next = main.now().higherKey(s.key());
      if (next != null) {
        assertThat(overlay.storageNextKey(s.key())).isEqualTo(next);
      }
    }
    StateChanges changes = overlay.changes(version);
    assertThat(changes.root().toBytes()).isEqualTo(rootOf(main.now(), child.now(), version));
    assertThat(overlay.childRoot(CHILD, version.number()))
        .isEqualTo(TrieRoot.root(version, child.now().entrySet()));
  }

  private static TreeMap<byte[], Optional<byte[]>> copy(TreeMap<byte[], Optional<byte[]>> m) {
    return new TreeMap<>(m);
  }

  private static TrieState stateOf(
      Map<byte[], byte[]> main, Map<byte[], byte[]> child, StateVersion version) {
    MemoryNodeStore store = new MemoryNodeStore();
    TrieHash empty = Trie.emptyRoot(Hasher.BLAKE2_256);
    TrieEditor childEditor = new TrieEditor(store, empty, version);
    child.forEach(childEditor::put);
    TrieEditor.Commit childCommit = childEditor.commit();
    store.apply(childCommit.delta());
    TrieEditor editor = new TrieEditor(store, empty, version);
    main.forEach(editor::put);
    if (!child.isEmpty()) {
      editor.put(ChildTries.rootKey(CHILD), childCommit.root().toBytes());
    }
    TrieEditor.Commit commit = editor.commit();
    store.apply(commit.delta());
    return new TrieState(store, commit.root());
  }

  private static byte[] rootOf(
      TreeMap<byte[], byte[]> main, TreeMap<byte[], byte[]> child, StateVersion version) {
    TreeMap<byte[], byte[]> all = new TreeMap<>(main);
    if (!child.isEmpty()) {
      all.put(ChildTries.rootKey(CHILD), TrieRoot.root(version, child.entrySet()));
    }
    return TrieRoot.root(version, all.entrySet());
  }
}
