package io.serinus.host.state;

import io.serinus.trie.ChildTries;
import io.serinus.trie.Hasher;
import io.serinus.trie.NodeStore;
import io.serinus.trie.Trie;
import io.serinus.trie.TrieHash;
import org.jspecify.annotations.Nullable;

/** A state read straight from a store of trie nodes, which may be a proof. */
public final class TrieState implements StateView {
  private final NodeStore nodes;
  private final Trie trie;

  /** Opens the state with this root. */
  public TrieState(NodeStore nodes, TrieHash root) {
    this.nodes = nodes;
    this.trie = new Trie(nodes, root);
  }

  /** Returns the state without any entry. */
  public static TrieState empty() {
    return new TrieState(_ -> null, Trie.emptyRoot(Hasher.BLAKE2_256));
  }

  @Override
  public TrieHash root() {
    return trie.root();
  }

  @Override
  public NodeStore nodes() {
    return nodes;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return trie.get(key);
  }

  @Override
  public boolean contains(byte[] key) {
    return trie.contains(key);
  }

  @Override
  public @Nullable TrieHash valueHash(byte[] key) {
    return trie.valueHash(key);
  }

  @Override
  public byte @Nullable [] nextKey(byte[] key) {
    return trie.nextKey(key);
  }

  @Override
  public StateView child(byte[] name) {
    return new TrieState(nodes, childRoot(this, name));
  }

  /**
   * Returns the root of a child in a state, the empty trie's if there is no such child.
   *
   * @throws IllegalStateException if what lies in its place is no root
   */
  static TrieHash childRoot(StateView state, byte[] name) {
    byte[] root = state.get(ChildTries.rootKey(name));
    if (root == null) {
      return Trie.emptyRoot(Hasher.BLAKE2_256);
    }
    if (root.length != TrieHash.LENGTH) {
      throw new IllegalStateException("the root of a child storage has " + root.length + " bytes");
    }
    return TrieHash.of(root);
  }
}
