package io.serinus.trie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The short form of a proof, in which parachain blocks carry theirs: nodes from the root down, each
 * before its children, where the hash of a child that follows is left out. A hashed value that is
 * proved follows its node, which is then marked by the byte 1 in front and has an empty value.
 */
public final class CompactProof {
  private static final byte VALUE_FOLLOWS = 1;

  /** No honest trie is this deep; hostile ones could exhaust the stack. */
  private static final int MAX_DEPTH = 2048;

  private final Hasher hasher;
  private final List<byte[]> items;
  private final List<byte[]> nodes = new ArrayList<>();
  private int next;

  private CompactProof(List<byte[]> items, Hasher hasher) {
    this.items = items;
    this.hasher = hasher;
  }

  /**
   * A proof in its full form.
   *
   * @param root the root that it proves something of
   * @param used how many items of the short form belong to it; child tries' proofs may follow
   */
  public record Decoded(StorageProof proof, TrieHash root, int used) {}

  /**
   * Shortens the part of a proof that hangs together under one root.
   *
   * @throws TrieException if the root's node is missing or a node is malformed
   */
  public static List<byte[]> encode(StorageProof proof, TrieHash root) {
    List<byte[]> out = new ArrayList<>();
    if (!root.equals(Trie.emptyRoot(Hasher.BLAKE2_256))) {
      shorten(proof, proof.node(root), out, 0);
    }
    return out;
  }

  private static void shorten(StorageProof proof, TrieNode node, List<byte[]> out, int depth) {
    limit(depth);
    TrieNode shortened = node.thaw();
    byte[] value = node.value instanceof NodeValue.Hashed(TrieHash hash) ? proof.load(hash) : null;
    int place = out.size();
    out.add(NodeCodec.EMPTY);
    if (value != null) {
      shortened.value = new NodeValue.Inline(new byte[0]);
      out.add(value);
    }
    for (int i = 0; i < 16; i++) {
      if (node.child(i) instanceof TrieHash hash && proof.load(hash) != null) {
        TrieEditor.children(shortened)[i] = NodeCodec.OMITTED;
        shorten(proof, proof.node(hash), out, depth + 1);
      }
    }
    byte[] bytes = NodeCodec.encode(shortened, new NodeWriter());
    out.set(place, value == null ? bytes : marked(bytes));
  }

  private static byte[] marked(byte[] node) {
    byte[] out = new byte[node.length + 1];
    out[0] = VALUE_FOLLOWS;
    System.arraycopy(node, 0, out, 1, node.length);
    return out;
  }

  /**
   * Restores a proof. What it says can be trusted once the root is found to be the expected one.
   *
   * @throws TrieException.Malformed if the items do not form a proof
   */
  public static Decoded decode(List<byte[]> items, Hasher hasher) {
    CompactProof decoder = new CompactProof(items, hasher);
    TrieHash root = items.isEmpty() ? Trie.emptyRoot(hasher) : hasher.trieHash(decoder.node(0));
    return new Decoded(StorageProof.of(decoder.nodes, hasher), root, decoder.next);
  }

  /** Restores the next node and all that follow below it; returns its full encoding. */
  private byte[] node(int depth) {
    limit(depth);
    byte[] item = item();
    boolean valueFollows = item.length > 0 && item[0] == VALUE_FOLLOWS;
    TrieNode node =
        NodeCodec.decodeCompact(valueFollows ? Arrays.copyOfRange(item, 1, item.length) : item)
            .thaw();
    if (valueFollows) {
      node.value = following(node.value);
    }
    @Nullable Child[] children = node.children;
    if (children != null) {
      for (int i = 0; i < 16; i++) {
        if (children[i] == NodeCodec.OMITTED) {
          children[i] = hasher.trieHash(node(depth + 1));
        }
      }
    }
    byte[] bytes = NodeCodec.encode(node, new NodeWriter());
    nodes.add(bytes);
    return bytes;
  }

  private NodeValue following(@Nullable NodeValue empty) {
    if (!(empty instanceof NodeValue.Inline(byte[] bytes)) || bytes.length != 0) {
      throw new TrieException.Malformed("a value follows a node that has one already");
    }
    byte[] value = item();
    nodes.add(value);
    return new NodeValue.Hashed(hasher.trieHash(value));
  }

  private byte[] item() {
    if (next == items.size()) {
      throw new TrieException.Malformed("compact proof cut short");
    }
    return items.get(next++);
  }

  private static void limit(int depth) {
    if (depth > MAX_DEPTH) {
      throw new TrieException.Malformed("trie deeper than " + MAX_DEPTH + " nodes");
    }
  }
}
