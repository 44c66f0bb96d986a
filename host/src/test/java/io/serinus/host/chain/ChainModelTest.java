package io.serinus.host.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.host.db.Column;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.state.PruningMode;
import io.serinus.host.state.StateOptions;
import io.serinus.host.state.StateView;
import io.serinus.primitives.H256;
import io.serinus.trie.Hasher;
import io.serinus.trie.NodeStore;
import io.serinus.trie.StateVersion;
import io.serinus.trie.TrieEditor;
import io.serinus.trie.TrieException;
import io.serinus.trie.TrieHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Random trees of blocks, finalized, pinned and reopened at random, against plain maps. */
class ChainModelTest {
  /** What the model knows of a block. */
  private record Known(BlockRef block, H256 parent, TreeMap<byte[], byte[]> state) {}

  /** In place of how many states are kept: those of all finalized blocks. */
  private static final int CANONICAL = -1;

  private final Map<H256, Known> known = new LinkedHashMap<>();
  private final Set<H256> alive = new HashSet<>();

  @Property(tries = 25)
  void statesOfLiveBlocksStayAndNothingElse(
      @ForAll long seed, @ForAll @IntRange(min = -1, max = 4) int keep, @ForAll boolean reopen) {
    known.clear();
    alive.clear();
    Random random = new Random(seed);
    KeyValueStore store = new MemoryStore();
    PruningMode pruning =
        keep == CANONICAL ? new PruningMode.ArchiveCanonical() : new PruningMode.Constrained(keep);
    StateOptions options = new StateOptions(pruning, 4000, 2000);
    TreeMap<byte[], byte[]> first = new TreeMap<>(Arrays::compareUnsigned);
    for (int i = 0; i < 30; i++) {
      first.put(key(random), value(random));
    }
    ChainStore chain =
        ChainStore.create(store, options, TestBlocks.genesis(o -> first.forEach(o::storageSet)));
    H256 genesis = chain.info().genesis();
    known.put(genesis, new Known(new BlockRef(0, genesis), H256.ZERO, first));
    alive.add(genesis);
    List<ChainStore.Pin> pins = new ArrayList<>();

    for (int step = 0; step < 60; step++) {
      int dice = random.nextInt(10);
      if (dice < 6) {
        grow(chain, random, step);
      } else if (dice == 6) {
        pins.add(chain.pin(pick(random, chain.leaves()).hash()));
      } else if (dice == 7 && !pins.isEmpty()) {
        pins.remove(random.nextInt(pins.size())).close();
      } else if (dice == 8) {
        finalizeSome(chain, random);
      } else if (reopen && pins.isEmpty()) {
        ChainInfo before = chain.info();
        List<BlockRef> leaves = chain.leaves();
        chain = ChainStore.open(store, options);
        assertThat(chain.info()).isEqualTo(before);
        assertThat(chain.leaves()).isEqualTo(leaves);
      }
      pins.forEach(pin -> sameState(pin.state(), pin.hash()));
      if (step % 6 == 0) {
        checkAlive(chain, keep);
      }
    }
    pins.forEach(ChainStore.Pin::close);
    grow(chain, random, 1000);
    BlockRef last = chain.leaves().getFirst();
    chain.finalizeBlock(last.hash(), null);
    noteFinalized(chain);
    checkAlive(chain, keep);
    onlyLiveNodesAreLeft(chain, store, oldest(last.number(), keep));
  }

  /** The number of the oldest block whose state is kept. */
  private static long oldest(long finalized, int keep) {
    return keep == CANONICAL ? 0 : finalized - keep;
  }

  private void grow(ChainStore chain, Random random, int salt) {
    BlockRef parent = random.nextInt(4) > 0 ? chain.leaves().getFirst() : anyInTree(chain, random);
    Known before = known.get(parent.hash());
    assertThat(before).isNotNull();
    TreeMap<byte[], byte[]> state = new TreeMap<>(before.state());
    BlockImport block =
        TestBlocks.on(
            chain,
            parent.hash(),
            salt,
            o -> {
              for (int i = 0; i < 6; i++) {
                byte[] key = key(random);
                if (random.nextInt(3) == 0) {
                  o.storageClear(key);
                  state.remove(key);
                } else {
                  byte[] value = value(random);
                  o.storageSet(key, value);
                  state.put(key, value);
                }
              }
            });
    ChainStore.Imported imported = chain.importBlock(block.best(random.nextBoolean()));
    assertThat(imported.isNew()).isTrue();
    known.put(imported.block().hash(), new Known(imported.block(), parent.hash(), state));
    alive.add(imported.block().hash());
    assertThat(chain.importBlock(block).isNew()).isFalse();
  }

  private BlockRef anyInTree(ChainStore chain, Random random) {
    List<BlockRef> blocks = new ArrayList<>();
    for (Known k : known.values()) {
      if (alive.contains(k.block().hash())
          && k.block().number() >= chain.info().finalized().number()) {
        blocks.add(k.block());
      }
    }
    return pick(random, blocks);
  }

  private void finalizeSome(ChainStore chain, Random random) {
    BlockRef target = anyInTree(chain, random);
    ChainStore.Finalized done = chain.finalizeBlock(target.hash(), null);
    assertThat(chain.info().finalized()).isEqualTo(target);
    for (BlockRef block : done.stale()) {
      assertThat(descends(block.hash(), target.hash())).isFalse();
    }
    assertThat(chain.descends(chain.info().best().hash(), target.hash())).isTrue();
    noteFinalized(chain);
  }

  /** Drops from the model what neither leads to the finalized block nor grows from it. */
  private void noteFinalized(ChainStore chain) {
    H256 finalized = chain.info().finalized().hash();
    alive.removeIf(h -> !descends(h, finalized) && !descends(finalized, h));
  }

  private boolean descends(H256 block, H256 ancestor) {
    H256 at = block;
    while (!at.equals(ancestor)) {
      Known k = known.get(at);
      if (k == null) {
        return false;
      }
      at = k.parent();
    }
    return true;
  }

  private void checkAlive(ChainStore chain, int keep) {
    long oldest = oldest(chain.info().finalized().number(), keep);
    for (H256 hash : alive) {
      Known k = known.get(hash);
      assertThat(k).isNotNull();
      if (k.block().number() >= oldest) {
        sameState(chain.stateAt(hash), hash);
      }
      if (descends(chain.info().best().hash(), hash)) {
        assertThat(chain.hashAt(k.block().number())).isEqualTo(hash);
      }
      assertThat(chain.body(hash)).hasSize(1);
    }
    assertThat(chain.hashAt(chain.info().best().number() + 1)).isNull();
  }

  private void sameState(StateView view, H256 hash) {
    Known k = known.get(hash);
    assertThat(k).isNotNull();
    byte[] at = new byte[0];
    for (Map.Entry<byte[], byte[]> e : k.state().entrySet()) {
      at = view.nextKey(at);
      assertThat(at).isEqualTo(e.getKey());
      assertThat(view.get(at)).isEqualTo(e.getValue());
    }
    assertThat(view.nextKey(at)).isNull();
  }

  private void onlyLiveNodesAreLeft(ChainStore chain, KeyValueStore store, long oldest) {
    Set<TrieHash> expected = new HashSet<>();
    for (H256 hash : alive) {
      Known k = known.get(hash);
      if (k != null && k.block().number() >= oldest) {
        collect(chain.stateAt(hash), expected);
      } else if (k != null && oldest > 0) {
        assertThatThrownBy(() -> chain.pin(hash)).isInstanceOf(ChainException.class);
      }
    }
    Set<TrieHash> found = new HashSet<>();
    try (KeyValueStore.Walk walk = store.walk(Column.STATE, new byte[0])) {
      while (walk.next()) {
        found.add(TrieHash.of(walk.key()));
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  /** Finds the nodes of a state by tearing it down while watching what goes. */
  private static void collect(StateView view, Set<TrieHash> into) {
    NodeStore watched =
        new NodeStore() {
          @Override
          public byte @Nullable [] load(TrieHash hash) {
            return view.nodes().load(hash);
          }
        };
    TrieEditor editor = new TrieEditor(watched, view.root(), StateVersion.V1, Hasher.BLAKE2_256);
    editor.clearPrefix(new byte[0]);
    editor.commit().delta().forEach((hash, _, _) -> into.add(hash));
  }

  @Property(tries = 5)
  void anArchiveKeepsEverything(@ForAll long seed) {
    Random random = new Random(seed);
    KeyValueStore store = new MemoryStore();
    ChainStore chain =
        ChainStore.create(
            store,
            StateOptions.DEFAULT.keeping(new PruningMode.ArchiveAll()),
            TestBlocks.genesis(o -> {}));
    Map<H256, byte[]> written = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      byte[] value = value(random);
      ChainStore.Imported block =
          chain.importBlock(
              TestBlocks.on(
                  chain, chain.info().best().hash(), i, o -> o.storageSet(new byte[] {1}, value)));
      written.put(block.block().hash(), value);
      chain.finalizeBlock(block.block().hash(), null);
    }
    written.forEach(
        (hash, value) -> assertThat(chain.stateAt(hash).get(new byte[] {1})).isEqualTo(value));
    assertThatThrownBy(() -> ChainStore.open(store, StateOptions.DEFAULT))
        .hasMessage("the database keeps all states, and cannot change to the newest states");
    assertThatThrownBy(() -> chain.stateAt(H256.ZERO)).isInstanceOf(ChainException.class);
    assertThatThrownBy(() -> chain.states().view(TrieHash.of(new byte[32])).get(new byte[0]))
        .isInstanceOf(TrieException.Missing.class);
  }

  private static BlockRef pick(Random random, List<BlockRef> blocks) {
    return blocks.get(random.nextInt(blocks.size()));
  }

  private static byte[] key(Random random) {
    byte[] key = new byte[1 + random.nextInt(2)];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) random.nextInt(8);
    }
    return key;
  }

  /** Few different values, so that equal nodes turn up at several places and times. */
  private static byte[] value(Random random) {
    byte[] value = new byte[random.nextInt(4) * 20 + 1];
    Arrays.fill(value, (byte) random.nextInt(2));
    return value;
  }
}
