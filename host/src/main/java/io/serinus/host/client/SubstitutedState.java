package io.serinus.host.client;

import io.serinus.host.state.StateView;
import io.serinus.trie.NodeStore;
import io.serinus.trie.TrieHash;
import org.jspecify.annotations.Nullable;

/** A state on which other code may run than the one it holds; it reads as what it is. */
record SubstitutedState(StateView state, long number, CodeSubstitutes substitutes)
    implements StateView {
  @Override
  public TrieHash root() {
    return state.root();
  }

  @Override
  public NodeStore nodes() {
    return state.nodes();
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return state.get(key);
  }

  @Override
  public boolean contains(byte[] key) {
    return state.contains(key);
  }

  @Override
  public @Nullable TrieHash valueHash(byte[] key) {
    return state.valueHash(key);
  }

  @Override
  public byte @Nullable [] nextKey(byte[] key) {
    return state.nextKey(key);
  }

  @Override
  public StateView child(byte[] name) {
    return state.child(name);
  }
}
