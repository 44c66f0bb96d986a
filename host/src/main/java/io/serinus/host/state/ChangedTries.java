package io.serinus.host.state;

import io.serinus.trie.ChildTries;
import io.serinus.trie.Hasher;
import io.serinus.trie.NodeDelta;
import io.serinus.trie.StateVersion;
import io.serinus.trie.Trie;
import io.serinus.trie.TrieEditor;
import io.serinus.trie.TrieHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What changes make of a state's tries: their new nodes and roots. */
final class ChangedTries {
  private static final TrieHash EMPTY = Trie.emptyRoot(Hasher.BLAKE2_256);

  private ChangedTries() {}

  /** Tells whether this is the root of a trie without entries. */
  static boolean isEmpty(TrieHash root) {
    return root.equals(EMPTY);
  }

  /** Returns the trie of one storage with its changes. */
  static TrieEditor.Commit commit(OverlayMap changes, StateView below, StateVersion version) {
    TrieEditor editor = new TrieEditor(below.nodes(), below.root(), version);
    changes.forEach((key, value) -> edit(editor, key, value));
    return editor.commit();
  }

  /** Returns what the changes make of the whole state. */
  static StateChanges changes(
      StateView state, OverlayMap main, Map<byte[], OverlayMap> children, StateVersion version) {
    List<NodeDelta> childDeltas = new ArrayList<>();
    List<StateChanges.ChildChanges> childChanges = new ArrayList<>();
    Map<byte[], TrieHash> childRoots = new TreeMap<>(Arrays::compareUnsigned);
    children.forEach(
        (name, changes) -> {
          if (!changes.isEmpty()) {
            TrieEditor.Commit commit = commit(changes, state.child(name), version);
            childDeltas.add(commit.delta());
            childRoots.put(ChildTries.rootKey(name), commit.root());
            childChanges.add(new StateChanges.ChildChanges(name, list(changes)));
          }
        });
    TrieEditor editor = new TrieEditor(state.nodes(), state.root(), version);
    List<StateChanges.KeyChange> mainChanges = new ArrayList<>();
    main.forEach(
        (key, value) -> {
          // A child's root that the runtime asked for may have been followed by further changes.
          if (!childRoots.containsKey(key)) {
            mainChanges.add(new StateChanges.KeyChange(key, value));
            edit(editor, key, value);
          }
        });
    childRoots.forEach((key, root) -> edit(editor, key, isEmpty(root) ? null : root.toBytes()));
    TrieEditor.Commit commit = editor.commit();
    NodeDelta delta = commit.delta();
    childDeltas.forEach(delta::addAll);
    return new StateChanges(state.root(), commit.root(), delta, mainChanges, childChanges);
  }

  private static List<StateChanges.KeyChange> list(OverlayMap changes) {
    List<StateChanges.KeyChange> list = new ArrayList<>();
    changes.forEach((key, value) -> list.add(new StateChanges.KeyChange(key, value)));
    return list;
  }

  private static void edit(TrieEditor editor, byte[] key, byte @Nullable [] value) {
    if (value == null) {
      editor.remove(key);
    } else {
      editor.put(key, value);
    }
  }
}
