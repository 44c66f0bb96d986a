package io.serinus.host.state;

import io.serinus.trie.NodeDelta;
import io.serinus.trie.TrieHash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a block made of its parent's state.
 *
 * @param parentRoot the root that the changes apply to
 * @param root the root after them
 * @param delta the trie nodes that came and went, children's included
 * @param main the changed keys of the main storage in no particular order, without the roots of
 *     children
 * @param children the changed keys of each child storage
 */
public record StateChanges(
    TrieHash parentRoot,
    TrieHash root,
    NodeDelta delta,
    List<KeyChange> main,
    List<ChildChanges> children) {

  /**
   * A changed key.
   *
   * @param value the new value, null if the key was cleared
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record KeyChange(byte[] key, byte @Nullable [] value) {}

  /**
   * The changed keys of a child storage.
   *
   * @param name the child's name without its prefix
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record ChildChanges(byte[] name, List<KeyChange> changes) {}
}
