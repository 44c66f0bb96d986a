package io.serinus.host.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.hostapi.RuntimePanic;
import io.serinus.hostapi.StorageApi.ClearResult;
import io.serinus.trie.ChildTries;
import io.serinus.trie.Hasher;
import io.serinus.trie.MemoryNodeStore;
import io.serinus.trie.StateVersion;
import io.serinus.trie.Trie;
import io.serinus.trie.TrieEditor;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The overlay's rules that the model does not reach. */
class OverlayTest {
  private final Overlay overlay = new Overlay(TrieState.empty());

  @Test
  void longListsGrowTheirCountAndSurviveRollbacks() {
    byte[] key = {1};
    for (int i = 0; i < 20_000; i++) {
      overlay.startTransaction();
      overlay.storageAppend(key, new byte[] {(byte) i});
      overlay.startTransaction();
      overlay.storageAppend(key, new byte[] {99, 99});
      overlay.rollbackTransaction();
      overlay.commitTransaction();
      if (i == 62 || i == 63) {
        assertThat(overlay.storageGet(key)).hasSize(i == 62 ? 64 : 66);
      }
    }
    byte[] list = overlay.storageGet(key);
    assertThat(list).hasSize(20_004);
    assertThat(Arrays.copyOf(list, 4))
        .containsExactly(2 | 20_000 << 2, 20_000 >> 6, 20_000 >> 14, 0);
    for (int i = 0; i < 20_000; i++) {
      assertThat(list[4 + i]).isEqualTo((byte) i);
    }
  }

  @Test
  void whatIsNoListIsReplacedByTheFirstItem() {
    byte[] key = {1};
    for (byte[] noList : new byte[][] {{}, {3}, {7, 0, 0, 0, 0, 0}, {1}, {1, 0}, {2, 0, 0}}) {
      overlay.storageSet(key, noList);
      overlay.storageAppend(key, new byte[] {5});
      assertThat(overlay.storageGet(key)).containsExactly(4, 5);
    }
  }

  /** Else a runtime that changes its mind again and again would fill the memory, uncounted. */
  @Test
  void whatWasUndoneIsNotKept() {
    overlay.startTransaction();
    WeakReference<byte[]> undone = new WeakReference<>(writeAndUndo());
    for (int i = 0; i < 50 && undone.get() != null; i++) {
      System.gc();
    }
    assertThat(undone.get()).isNull();
    overlay.commitTransaction();
    assertThat(overlay.changes(StateVersion.V1).main()).isEmpty();
  }

  /** Each child that is written to takes room, whatever becomes of its changes. */
  @Test
  void aRuntimeThatNeverStopsMakingChildrenIsStopped() {
    for (boolean kill : new boolean[] {false, true}) {
      Overlay small = new Overlay(TrieState.empty(), 1 << 20);
      small.enterRuntime();
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 2_000; i++) {
                  byte[] child = {(byte) i, (byte) (i >> 8)};
                  small.startTransaction();
                  if (kill) {
                    small.childKill(child, -1);
                  } else {
                    small.childSet(child, child, child);
                  }
                  small.rollbackTransaction();
                }
              })
          .isInstanceOf(RuntimePanic.class)
          .hasMessageContaining("1048576 bytes");
    }
  }

  /** A list's buffer is an outer transaction's too, and keeps nothing of the inner one's items. */
  @Test
  void whatWasUndoneOfAListIsNotKept() {
    byte[] large = new byte[40 << 20];
    for (int i = 0; i < 60; i++) {
      overlay.storageAppend(new byte[] {(byte) i}, new byte[] {1});
    }
    for (int i = 0; i < 60; i++) {
      byte[] key = {(byte) i};
      overlay.startTransaction();
      overlay.storageAppend(key, large);
      if (i % 3 == 0) {
        overlay.rollbackTransaction();
        continue;
      }
      overlay.startTransaction();
      overlay.storageSet(key, new byte[] {(byte) i});
      overlay.commitTransaction();
      if (i % 3 == 1) {
        overlay.storageAppend(key, new byte[] {(byte) i});
      }
    }
    while (overlay.depth() > 0) {
      overlay.rollbackTransaction();
    }
    for (int i = 0; i < 60; i++) {
      assertThat(overlay.storageGet(new byte[] {(byte) i})).containsExactly(4, 1);
    }
  }

  /** A list whose count has no room for one more starts over, in its own transaction only. */
  @Test
  void aFullListStartsOverUntilThatIsUndone() {
    byte[] key = {1};
    byte[] almostFull = {3, -2, -1, -1, -1, 70, 71, 72};
    overlay.storageSet(key, almostFull);
    overlay.startTransaction();
    overlay.storageAppend(key, new byte[] {73});
    overlay.startTransaction();
    overlay.storageAppend(key, new byte[] {5});
    assertThat(overlay.storageGet(key)).containsExactly(4, 5);
    overlay.rollbackTransaction();
    assertThat(overlay.storageGet(key)).containsExactly(3, -1, -1, -1, -1, 70, 71, 72, 73);
  }

  /** However deep in transactions a child is touched, it takes what it was counted for. */
  @Test
  void manyChildrenInDeepTransactionsAreStopped() {
    for (boolean deepFirst : new boolean[] {false, true}) {
      Overlay small = new Overlay(TrieState.empty(), 16 << 20);
      small.enterRuntime();
      if (deepFirst) {
        open(small, 4_096);
      }
      assertThatThrownBy(() -> touchChildren(small)).isInstanceOf(RuntimePanic.class);
      if (!deepFirst) {
        open(small, 4_096);
      }
      small.exitRuntime();
    }
  }

  private static void open(Overlay overlay, int transactions) {
    for (int i = 0; i < transactions; i++) {
      overlay.startTransaction();
    }
  }

  private static void touchChildren(Overlay overlay) {
    for (int i = 0; i < 20_000; i++) {
      byte[] child = {(byte) i, (byte) (i >> 8)};
      overlay.childSet(child, child, child);
    }
  }

  /** What was only read is remembered within bounds, and keys can be long. */
  @Test
  void longKeysThatWereReadAreNotKept() {
    for (int i = 0; i < 200; i++) {
      byte[] key = new byte[20 << 20];
      key[0] = (byte) i;
      assertThat(overlay.storageGet(key)).isNull();
    }
  }

  private byte[] writeAndUndo() {
    byte[] key = {1, 2, 3};
    overlay.startTransaction();
    overlay.storageSet(key, new byte[] {4});
    overlay.rollbackTransaction();
    return key;
  }

  @Test
  void aRuntimeThatNeverStopsWritingIsStopped() {
    byte[] megabyte = new byte[1 << 20];
    for (boolean child : new boolean[] {false, true}) {
      Overlay small = new Overlay(TrieState.empty(), 10 << 20);
      small.enterRuntime();
      small.startTransaction();
      for (int i = 0; i < 9; i++) {
        set(small, child, i, megabyte);
      }
      for (int i = 0; i < 100; i++) {
        set(small, child, 0, megabyte);
      }
      assertThatThrownBy(() -> set(small, child, 10, new byte[2 << 20]))
          .isInstanceOf(RuntimePanic.class)
          .hasMessageContaining("10485760 bytes");
      small.rollbackTransaction();
      for (int i = 0; i < 9; i++) {
        set(small, child, i, megabyte);
        small.startTransaction();
        set(small, child, i, new byte[0]);
        small.commitTransaction();
      }
      set(small, child, 0, new byte[9 << 20]);
    }
    Overlay small = new Overlay(TrieState.empty(), 10 << 20);
    small.enterRuntime();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 11; i++) {
                small.storageAppend(new byte[] {1}, megabyte);
              }
            })
        .isInstanceOf(RuntimePanic.class);
  }

  @Test
  void aRuntimeThatClearsMoreThanFitsIsStopped() {
    MemoryNodeStore nodes = new MemoryNodeStore();
    TrieEditor editor = new TrieEditor(nodes, Trie.emptyRoot(Hasher.BLAKE2_256), StateVersion.V1);
    for (int i = 0; i < 5_000; i++) {
      editor.put(new byte[] {7, (byte) (i >> 8), (byte) i}, new byte[] {1});
    }
    TrieEditor.Commit commit = editor.commit();
    nodes.apply(commit.delta());
    Overlay small = new Overlay(new TrieState(nodes, commit.root()), 1 << 20);
    small.enterRuntime();
    assertThat(small.storageClearPrefix(new byte[] {7}, 1_000))
        .isEqualTo(new ClearResult(false, 1_000));
    assertThatThrownBy(() -> small.storageClearPrefix(new byte[] {7}, -1))
        .isInstanceOf(RuntimePanic.class)
        .hasMessageContaining("1048576 bytes");
  }

  private static void set(Overlay overlay, boolean child, int key, byte[] value) {
    if (child) {
      overlay.childSet(new byte[] {1}, new byte[] {(byte) key}, value);
    } else {
      overlay.storageSet(new byte[] {(byte) key}, value);
    }
  }

  @Test
  void transactionsCanNotBeOpenedForEver() {
    overlay.enterRuntime();
    assertThatThrownBy(
            () -> {
              while (true) {
                overlay.startTransaction();
              }
            })
        .isInstanceOf(RuntimePanic.class)
        .hasMessageContaining("transactions are open");
    overlay.exitRuntime();
    assertThat(overlay.depth()).isZero();
  }

  @Test
  void childrensRootsAreOutOfReach() {
    byte[] reserved = ":child_storage:default:a".getBytes(UTF_8);
    overlay.storageSet(reserved, new byte[32]);
    assertThat(overlay.storageGet(reserved)).isNull();
    overlay.storageSet(new byte[] {1}, new byte[] {1});
    assertThat(overlay.storageClearPrefix(new byte[0], -1)).isEqualTo(new ClearResult(true, 0));
    assertThat(overlay.storageClearPrefix(":chil".getBytes(UTF_8), -1))
        .isEqualTo(new ClearResult(true, 0));
    assertThat(overlay.storageGet(new byte[] {1})).containsExactly(1);
  }

  @Test
  void theRuntimeCannotCloseTheHostsTransactions() {
    overlay.startTransaction();
    overlay.storageSet(new byte[] {1}, new byte[] {1});
    overlay.enterRuntime();
    assertThatThrownBy(overlay::rollbackTransaction).isInstanceOf(RuntimePanic.class);
    assertThatThrownBy(overlay::commitTransaction).isInstanceOf(RuntimePanic.class);
    overlay.startTransaction();
    overlay.storageSet(new byte[] {2}, new byte[] {2});
    overlay.startTransaction();
    overlay.exitRuntime();
    assertThat(overlay.depth()).isEqualTo(1);
    assertThat(overlay.storageGet(new byte[] {2})).isNull();
    overlay.commitTransaction();
    assertThat(overlay.storageGet(new byte[] {1})).containsExactly(1);
    assertThatThrownBy(overlay::commitTransaction).isInstanceOf(RuntimePanic.class);
  }

  @Test
  void theRootIsComputedOnceForTheSameChanges() {
    overlay.storageSet(new byte[] {1}, new byte[] {1});
    StateChanges first = overlay.changes(StateVersion.V1);
    overlay.storageRoot(1);
    assertThat(overlay.changes(StateVersion.V1)).isSameAs(first);
    overlay.storageSet(new byte[] {1}, new byte[] {2});
    assertThat(overlay.changes(StateVersion.V1).root()).isNotEqualTo(first.root());
  }

  @Test
  void aChildsRootIsSeenAsSoonAsItIsAskedFor() {
    byte[] child = {7};
    byte[] other = {8};
    byte[] shown = ChildTries.rootKey(child);
    for (int version : new int[] {0, 1}) {
      overlay.childSet(child, new byte[] {1}, new byte[40]);
      overlay.childSet(other, new byte[] {1}, new byte[40]);
      byte[] root = overlay.childRoot(child, version);
      assertThat(overlay.storageGet(shown)).isEqualTo(root);
      assertThat(overlay.storageExists(shown)).isTrue();
      assertThat(overlay.storageNextKey(new byte[0])).isEqualTo(shown);
      assertThat(overlay.storageGet(ChildTries.rootKey(other))).isNull();

      overlay.childSet(child, new byte[] {2}, new byte[] {2});
      assertThat(overlay.storageGet(shown)).isEqualTo(root);
      overlay.startTransaction();
      assertThat(overlay.childRoot(child, version)).isNotEqualTo(root);
      assertThat(overlay.storageGet(shown)).isEqualTo(overlay.childRoot(child, version));
      overlay.rollbackTransaction();
      assertThat(overlay.storageGet(shown)).isEqualTo(root);

      overlay.childKill(child, -1);
      assertThat(overlay.childRoot(child, version))
          .isEqualTo(Trie.emptyRoot(Hasher.BLAKE2_256).toBytes());
      assertThat(overlay.storageGet(shown)).isNull();
      assertThat(overlay.storageExists(shown)).isFalse();
    }
  }

  @Test
  void askingForAChildsRootChangesNothingOfTheState() {
    Overlay silent = new Overlay(TrieState.empty());
    for (Overlay each : new Overlay[] {overlay, silent}) {
      each.storageSet(new byte[] {1}, new byte[] {1});
      each.childSet(new byte[] {7}, new byte[] {1}, new byte[] {1});
      if (each.equals(overlay)) {
        each.childRoot(new byte[] {7}, 1);
      }
      each.childSet(new byte[] {7}, new byte[] {2}, new byte[] {2});
      each.childSet(new byte[] {8}, new byte[] {2}, new byte[] {2});
      if (each.equals(overlay)) {
        each.childRoot(new byte[] {8}, 1);
        each.childRoot(new byte[] {9}, 1);
      }
    }
    StateChanges asked = overlay.changes(StateVersion.V1);
    StateChanges expected = silent.changes(StateVersion.V1);
    assertThat(asked.root()).isEqualTo(expected.root());
    assertThat(asked.main())
        .extracting(StateChanges.KeyChange::key)
        .containsExactly(new byte[] {1});
    assertThat(asked.children()).hasSize(2);
    // What is shown already is no change either.
    overlay.childRoot(new byte[] {8}, 1);
    assertThat(overlay.changes(StateVersion.V1)).isSameAs(asked);
    // The root of what nobody asked for is shown now, and leads to the same root again.
    overlay.childRoot(new byte[] {7}, 1);
    assertThat(overlay.storageRoot(1)).isEqualTo(expected.root().toBytes());
  }
}
