package io.serinus.trie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The trie against a sorted map, with keys that share prefixes and values around every limit. */
class TrieModelTest {
  private static final byte[] NO_KEY = {};

  record Step(int kind, byte[] key, byte[] value) {}

  @Provide
  Arbitrary<byte[]> keys() {
    return Arbitraries.oneOf(
        Arbitraries.of((byte) 0, (byte) 1, (byte) 0x10, (byte) 0x11, (byte) 0xff)
            .array(byte[].class)
            .ofMaxSize(5),
        Arbitraries.bytes().array(byte[].class).ofMinSize(0).ofMaxSize(40));
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<byte[]> values =
        Arbitraries.integers()
            .between(0, 5)
            .flatMap(
                i ->
                    Arbitraries.of(0, 1, 24, 32, 33, 200)
                        .flatMap(n -> Arbitraries.of(i.byteValue()).array(byte[].class).ofSize(n)));
    return Combinators.combine(Arbitraries.integers().between(0, 9), keys(), values)
        .as(Step::new)
        .list()
        .ofMaxSize(120);
  }

  @Property(tries = 150)
  void behavesLikeASortedMap(@ForAll("steps") List<Step> steps, @ForAll StateVersion version) {
    TreeMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    MemoryNodeStore store = new MemoryNodeStore();
    TrieHash root = Trie.emptyRoot(Hasher.BLAKE2_256);
    TrieEditor editor = new TrieEditor(store, root, version);
    int n = 0;
    for (Step step : steps) {
      switch (step.kind()) {
        case 0, 1 -> {
          editor.remove(step.key());
          model.remove(step.key());
        }
        case 2 -> {
          byte[] prefix = Arrays.copyOf(step.key(), Math.min(2, step.key().length));
          editor.clearPrefix(prefix);
          model.keySet().removeIf(k -> startsWith(k, prefix));
        }
        default -> {
          editor.put(step.key(), step.value());
          model.put(step.key(), step.value());
        }
      }
      assertThat(editor.get(step.key())).isEqualTo(model.get(step.key()));
      if (n++ % 7 == 0) {
        TrieEditor.Commit commit = editor.commit();
        store.apply(commit.delta());
        root = commit.root();
        editor = new TrieEditor(store, root, version);
      }
    }
    TrieEditor.Commit commit = editor.commit();
    store.apply(commit.delta());
    root = commit.root();

    assertThat(root.toBytes()).isEqualTo(TrieRoot.root(version, model.entrySet()));
    assertThat(store.size()).as("nothing is left over").isEqualTo(reachable(store, root).size());
    readsBack(new Trie(store, root), model, steps);
  }

  private static void readsBack(Trie trie, TreeMap<byte[], byte[]> model, List<Step> steps) {
    TrieCursor cursor = trie.seek(NO_KEY);
    for (Map.Entry<byte[], byte[]> e : model.entrySet()) {
      assertThat(cursor.next()).isEqualTo(e.getKey());
      assertThat(cursor.value()).isEqualTo(e.getValue());
      assertThat(trie.get(e.getKey())).isEqualTo(e.getValue());
      assertThat(trie.valueHash(e.getKey())).isEqualTo(Hasher.BLAKE2_256.trieHash(e.getValue()));
    }
    assertThat(cursor.next()).isNull();
    for (Step step : steps) {
      assertThat(trie.nextKey(step.key())).isEqualTo(model.higherKey(step.key()));
      assertThat(trie.contains(step.key())).isEqualTo(model.containsKey(step.key()));
      byte[] from = model.ceilingKey(step.key());
      assertThat(trie.closestDescendantMerkleValue(step.key()) != null)
          .isEqualTo(from != null && startsWith(from, step.key()));
    }
  }

  @Property(tries = 100)
  void proofsShowExactlyWhatTheTrieHolds(
      @ForAll("steps") List<Step> steps, @ForAll StateVersion version) {
    TreeMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    TrieEditor editor =
        new TrieEditor(new MemoryNodeStore(), Trie.emptyRoot(Hasher.BLAKE2_256), version);
    List<byte[]> asked = new ArrayList<>();
    for (Step step : steps) {
      if (step.kind() < 7) {
        editor.put(step.key(), step.value());
        model.put(step.key(), step.value());
      }
      if (step.kind() > 4) {
        asked.add(step.key());
      }
    }
    MemoryNodeStore store = new MemoryNodeStore();
    TrieEditor.Commit commit = editor.commit();
    store.apply(commit.delta());
    TrieHash root = commit.root();

    StorageProof proof = StorageProof.of(StorageProof.prove(store, root, asked).nodes());
    for (byte[] key : asked) {
      assertThat(proof.read(root, key).orElse(null)).isEqualTo(model.get(key));
    }
    List<byte[]> nodes = proof.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      List<byte[]> incomplete = new ArrayList<>(nodes);
      incomplete.remove(i);
      StorageProof less = StorageProof.of(incomplete);
      assertThatThrownBy(() -> asked.forEach(key -> less.read(root, key)))
          .isInstanceOf(TrieException.Missing.class);
    }

    CompactProof.Decoded decoded =
        CompactProof.decode(
            nodes.isEmpty() ? List.of() : CompactProof.encode(proof, root), Hasher.BLAKE2_256);
    assertThat(decoded.proof().nodes()).usingRecursiveComparison().isEqualTo(nodes);
    assertThat(nodes.isEmpty() || decoded.root().equals(root)).isTrue();
  }

  @Property(tries = 100)
  void keyProofsVerifyForTheirKeyAndValueOnly(
      @ForAll("steps") List<Step> steps, @ForAll StateVersion version) {
    TreeMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    TrieEditor editor =
        new TrieEditor(new MemoryNodeStore(), Trie.emptyRoot(Hasher.BLAKE2_256), version);
    for (Step step : steps) {
      editor.put(step.key(), step.value());
      model.put(step.key(), step.value());
    }
    MemoryNodeStore store = new MemoryNodeStore();
    TrieEditor.Commit commit = editor.commit();
    store.apply(commit.delta());
    Hasher hasher = Hasher.BLAKE2_256;
    TrieHash root = commit.root();
    byte @Nullable [] other = null;
    for (Map.Entry<byte[], byte[]> e : model.entrySet()) {
      byte[] key = e.getKey();
      byte[] value = e.getValue();
      List<byte[]> proof = KeyProof.prove(store, root, key);
      assertThat(KeyProof.verifies(hasher, version, root, proof, key, value)).isTrue();
      byte[] wrong = Arrays.copyOf(value, value.length + 1);
      assertThat(KeyProof.verifies(hasher, version, root, proof, key, wrong)).isFalse();
      if (other != null && !Arrays.equals(model.get(other), value)) {
        assertThat(KeyProof.verifies(hasher, version, root, proof, other, value)).isFalse();
      }
      List<byte[]> more = new ArrayList<>(proof);
      more.add(proof.getFirst());
      assertThat(KeyProof.verifies(hasher, version, root, more, key, value)).isFalse();
      List<byte[]> less = proof.subList(0, proof.size() - 1);
      assertThat(KeyProof.verifies(hasher, version, root, less, key, value)).isFalse();
      other = key;
    }
  }

  @Property(tries = 300)
  void garbageIsNeverTakenForACompactProof(@ForAll List<byte[]> items) {
    try {
      assertThat(CompactProof.decode(items, Hasher.BLAKE2_256).used())
          .isLessThanOrEqualTo(items.size());
    } catch (TrieException.Malformed e) {
      assertThat(e).hasMessageStartingWith("malformed trie node: ");
    }
  }

  @Property(tries = 500)
  void garbageIsNeverTakenForANode(@ForAll byte[] bytes) {
    try {
      TrieNode node = NodeCodec.decode(bytes);
      assertThat(NodeCodec.encode(node, new NodeWriter())).isEqualTo(bytes);
    } catch (TrieException.Malformed e) {
      assertThat(e).hasMessageStartingWith("malformed trie node: ");
    }
  }

  /** Collects what can be reached from a root, children before parents. */
  private static Map<TrieHash, Integer> reachable(NodeStore store, TrieHash root) {
    Map<TrieHash, Integer> seen = new HashMap<>();
    if (!root.equals(Trie.emptyRoot(Hasher.BLAKE2_256))) {
      reach(store, root, seen);
    }
    return seen;
  }

  private static void reach(NodeStore store, Child child, Map<TrieHash, Integer> seen) {
    if (child instanceof TrieHash hash) {
      seen.merge(hash, 1, Integer::sum);
    }
    TrieNode node = Trie.resolve(child, store);
    if (node.value instanceof NodeValue.Hashed(TrieHash hash)) {
      seen.merge(hash, 1, Integer::sum);
    }
    for (int i = 0; i < 16; i++) {
      Child next = node.child(i);
      if (next != null) {
        reach(store, next, seen);
      }
    }
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return HexFormat.of().formatHex(key).startsWith(HexFormat.of().formatHex(prefix));
  }
}
