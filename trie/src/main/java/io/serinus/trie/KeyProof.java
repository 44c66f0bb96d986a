package io.serinus.trie;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proof that {@code ext_trie_…_verify_proof} takes, for one key: the nodes from the root down
 * to the key, without what the verifier can fill in, which is the value itself and the hashes of
 * the nodes that follow.
 */
public final class KeyProof {
  private final Hasher hasher;
  private final byte[] key;
  private final NodeValue value;
  private final List<byte[]> proof;
  private int next;

  private KeyProof(Hasher hasher, byte[] key, NodeValue value, List<byte[]> proof) {
    this.hasher = hasher;
    this.key = Nibbles.of(key);
    this.value = value;
    this.proof = proof;
  }

  /**
   * Proves the value under a key.
   *
   * @throws TrieException if the store lacks a node
   * @throws IllegalArgumentException if there is no value
   */
  public static List<byte[]> prove(NodeStore store, TrieHash root, byte[] key) {
    List<byte[]> out = new ArrayList<>();
    strip(store, root, Nibbles.of(key), 0, out);
    return out;
  }

  /** Strips a node and those below it on the way to the key; returns what takes its place. */
  private static TrieNode strip(NodeStore store, Child ref, byte[] key, int pos, List<byte[]> out) {
    TrieNode node = Trie.resolve(ref, store).thaw();
    int place = out.size();
    if (ref instanceof TrieHash) {
      out.add(NodeCodec.EMPTY);
    }
    int end = pos + node.partial.length;
    Child child = end < key.length ? node.child(key[end]) : null;
    if (child != null) {
      TrieEditor.children(node)[key[end]] = strip(store, child, key, end + 1, out);
    } else if (end == key.length && node.value != null) {
      node.value = node.children == null ? new NodeValue.Inline(new byte[0]) : null;
    } else {
      throw new IllegalArgumentException("the key has no value");
    }
    if (ref instanceof TrieHash) {
      out.set(place, NodeCodec.encode(node, new NodeWriter()));
      return NodeCodec.OMITTED;
    }
    return node;
  }

  /**
   * Tells whether a proof shows that a key holds exactly this value. Anything malformed, missing or
   * left over makes it false.
   *
   * @param version how the trie keeps the value
   */
  public static boolean verifies(
      Hasher hasher,
      StateVersion version,
      TrieHash root,
      List<byte[]> proof,
      byte[] key,
      byte[] value) {
    KeyProof verifier = new KeyProof(hasher, key, NodeValue.of(value, version, hasher), proof);
    try {
      return verifier.nextNode(0).equals(root) && verifier.next == proof.size();
    } catch (TrieException.Malformed e) {
      return false;
    }
  }

  /** Restores the next node of the proof, which hangs at a position of the key. */
  private TrieHash nextNode(int pos) {
    if (next == proof.size()) {
      throw new TrieException.Malformed("proof cut short");
    }
    TrieNode node = NodeCodec.decodeCompact(proof.get(next++));
    return hasher.trieHash(NodeCodec.encode(restore(node, pos), new NodeWriter()));
  }

  private TrieNode restore(TrieNode stripped, int pos) {
    TrieNode node = stripped.thaw();
    int end = pos + node.partial.length;
    if (Nibbles.common(key, pos, node.partial) < node.partial.length) {
      throw new TrieException.Malformed("the proof leads past the key");
    }
    if (end == key.length) {
      if (!isStripped(node.value, node.children == null)) {
        throw new TrieException.Malformed("the value was not left out");
      }
      node.value = value;
      return node;
    }
    Child child = node.child(key[end]);
    TrieEditor.children(node)[key[end]] =
        switch (child) {
          case null -> throw new TrieException.Malformed("the key is not in the trie");
          case TrieHash _ -> throw new TrieException.Malformed("a hash was not left out");
          case TrieNode inner ->
              inner == NodeCodec.OMITTED ? nextNode(end + 1) : restore(inner, end + 1);
        };
    return node;
  }

  private static boolean isStripped(@Nullable NodeValue value, boolean leaf) {
    return leaf
        ? value instanceof NodeValue.Inline(byte[] bytes) && bytes.length == 0
        : value == null;
  }
}
