package io.serinus.host.state;

import io.serinus.trie.NodeStore;
import io.serinus.trie.TrieHash;
import org.jspecify.annotations.Nullable;

/**
 * A state to be read: the main storage and its children, at one root. Arrays that are returned are
 * not to be modified. Safe for use by many threads.
 *
 * <p>Every method throws {@link io.serinus.trie.TrieException} if an entry is missing, as after the
 * state was pruned or where a proof does not cover the question.
 */
public interface StateView {
  /** Returns the root of the main trie. */
  TrieHash root();

  /** Returns where the nodes of this state and its children are read. */
  NodeStore nodes();

  /** Returns the value under a key, or null. */
  byte @Nullable [] get(byte[] key);

  /** Tells whether a key has a value. */
  boolean contains(byte[] key);

  /** Returns the Blake2-256 hash of the value under a key, or null. */
  @Nullable TrieHash valueHash(byte[] key);

  /** Returns the first key after this one in byte order, or null. */
  byte @Nullable [] nextKey(byte[] key);

  /**
   * Returns a child as a view of its own, whose keys are the child's; an empty one if there is no
   * such child. A child has no children.
   *
   * @param name the child's name without the prefix {@code :child_storage:default:}
   */
  StateView child(byte[] name);
}
