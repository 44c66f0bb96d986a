package io.serinus.rpc;

import io.serinus.crypto.hash.Hashing;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.BlockRef;
import io.serinus.rpc.backend.ChainBackend;
import io.serinus.rpc.backend.ChainListener;
import io.serinus.rpc.backend.Registration;
import io.serinus.rpc.backend.RuntimeBackend;
import io.serinus.rpc.backend.StateBackend;
import io.serinus.rpc.backend.TrieReader;
import io.serinus.scale.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Blocks, states and runtimes in maps; a test adds blocks and finalizes them. */
public final class FakeChain implements ChainBackend, StateBackend, RuntimeBackend {
  private static final class Block {
    final Header header;
    final @Nullable List<byte[]> body;
    final MapTrie state;
    final Map<String, MapTrie> children;
    final RuntimeVersion version;

    Block(
        Header header,
        @Nullable List<byte[]> body,
        MapTrie state,
        Map<String, MapTrie> children,
        RuntimeVersion version) {
      this.header = header;
      this.body = body;
      this.state = state;
      this.children = children;
      this.version = version;
    }
  }

  /** A runtime function. */
  @FunctionalInterface
  public interface Function {
    byte[] call(H256 block, byte[] arguments) throws BackendException;
  }

  private final Map<H256, Block> blocks = new ConcurrentHashMap<>();
  private final List<ChainListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, Function> functions = new ConcurrentHashMap<>();
  public final List<ChainBackend.Justification> justifications = new ArrayList<>();
  private final H256 genesis;
  private volatile BlockRef best;
  private volatile BlockRef finalized;
  private long salt;

  /** When set, runtime calls wait for a permit. */
  public volatile @Nullable Semaphore callGate;

  public FakeChain() {
    Header header = new Header(H256.ZERO, 0, H256.ZERO, H256.ZERO, Digest.EMPTY);
    genesis = hash(header);
    blocks.put(genesis, new Block(header, List.of(), new MapTrie(), new HashMap<>(), version(1)));
    best = new BlockRef(genesis, 0);
    finalized = best;
  }

  public static RuntimeVersion version(long spec) {
    return new RuntimeVersion(
        "kusama",
        "serinus",
        2,
        spec,
        0,
        List.of(new RuntimeVersion.Api(Bytes.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}), 5)),
        26,
        1);
  }

  private static H256 hash(Header header) {
    return H256.wrap(Hashing.blake2b256(Header.CODEC.encode(header)));
  }

  private Block block(H256 hash) throws BackendException {
    Block block = blocks.get(hash);
    if (block == null) {
      throw BackendException.unknownBlock(hash);
    }
    return block;
  }

  public void define(String name, Function function) {
    functions.put(name, function);
  }

  public MapTrie mainTrie(H256 hash) {
    return known(hash).state;
  }

  public MapTrie childTrie(H256 hash, String child) {
    return known(hash).children.computeIfAbsent(child, c -> new MapTrie());
  }

  private Block known(H256 hash) {
    Block block = blocks.get(hash);
    if (block == null) {
      throw new IllegalArgumentException("no block " + hash);
    }
    return block;
  }

  /** Adds a block on the best one and makes it the best. */
  public H256 addBest() {
    return add(best.hash(), true, null, List.of());
  }

  /** Adds a block on the best one, of which the node has the header alone. */
  public H256 addWithoutBody() {
    return prepare(best.hash(), null, null);
  }

  /** Adds a block. */
  public H256 add(
      H256 parent, boolean newBest, @Nullable RuntimeVersion version, List<byte[]> body) {
    H256 hash = prepare(parent, version, body);
    announce(hash, newBest);
    return hash;
  }

  /** Makes a block that nobody has heard of yet, so that a test may change its state. */
  public H256 prepare(H256 parent, @Nullable RuntimeVersion version, @Nullable List<byte[]> body) {
    Block above = known(parent);
    Header header =
        new Header(
            parent,
            above.header.number() + 1,
            H256.ZERO,
            H256.ZERO,
            new Digest(
                List.of(
                    new DigestItem.Other(
                        Bytes.wrap(Long.toString(salt++).getBytes(StandardCharsets.US_ASCII))))));
    H256 hash = hash(header);
    Map<String, MapTrie> children = new HashMap<>();
    above.children.forEach((name, trie) -> children.put(name, new MapTrie(trie)));
    blocks.put(
        hash,
        new Block(
            header,
            body,
            new MapTrie(above.state),
            children,
            version == null ? above.version : version));
    return hash;
  }

  public void announce(H256 hash, boolean newBest) {
    Header header = known(hash).header;
    if (newBest) {
      best = new BlockRef(hash, header.number());
    }
    listeners.forEach(l -> l.imported(hash, header, newBest));
  }

  public void finalizeBlocks(List<H256> hashes, List<H256> pruned) {
    H256 last = hashes.getLast();
    finalized = new BlockRef(last, known(last).header.number());
    listeners.forEach(l -> l.finalized(hashes, pruned));
    pruned.forEach(blocks::remove);
  }

  public void forget(H256 hash) {
    blocks.remove(hash);
  }

  public int listenerCount() {
    return listeners.size();
  }

  @Override
  public H256 genesisHash() {
    return genesis;
  }

  @Override
  public BlockRef best() {
    return best;
  }

  @Override
  public BlockRef finalized() {
    return finalized;
  }

  @Override
  public @Nullable Header header(H256 hash) {
    Block block = blocks.get(hash);
    return block == null ? null : block.header;
  }

  @Override
  public @Nullable List<byte[]> body(H256 hash) {
    Block block = blocks.get(hash);
    return block == null ? null : block.body;
  }

  @Override
  public List<Justification> justifications(H256 hash) {
    return List.copyOf(justifications);
  }

  @Override
  public @Nullable H256 canonicalHash(long number) {
    H256 at = best.hash();
    Header header = header(at);
    while (header != null && header.number() > number) {
      at = header.parentHash();
      header = header(at);
    }
    return header != null && header.number() == number ? at : null;
  }

  @Override
  public List<H256> leaves() {
    List<H256> leaves = new ArrayList<>(blocks.keySet());
    blocks.values().forEach(b -> leaves.remove(b.header.parentHash()));
    return leaves;
  }

  /** How often each block is pinned. */
  public final Map<H256, Integer> pins = new ConcurrentHashMap<>();

  @Override
  public Registration pin(H256 hash) {
    pins.merge(hash, 1, Integer::sum);
    AtomicBoolean held = new AtomicBoolean(true);
    return () -> {
      if (held.getAndSet(false)) {
        pins.computeIfPresent(hash, (h, count) -> count == 1 ? null : count - 1);
      }
    };
  }

  /** Makes a known block the best one, as finality may do. */
  public void changeBest(H256 hash) {
    Header header = known(hash).header;
    best = new BlockRef(hash, header.number());
    listeners.forEach(l -> l.bestChanged(hash, header));
  }

  @Override
  public Registration subscribe(ChainListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public TrieReader at(H256 hash) throws BackendException {
    return block(hash).state;
  }

  @Override
  public TrieReader childAt(H256 hash, byte[] child) throws BackendException {
    MapTrie found = block(hash).children.get(new String(child, StandardCharsets.UTF_8));
    return found == null ? new MapTrie() : found;
  }

  @Override
  public byte[] call(H256 hash, String function, byte[] arguments) throws BackendException {
    block(hash);
    Semaphore gate = callGate;
    if (gate != null) {
      gate.acquireUninterruptibly();
    }
    Function found = functions.get(function);
    if (found == null) {
      throw new BackendException(
          "Execution failed: Other: Exported method " + function + " is not found");
    }
    return found.call(hash, arguments);
  }

  @Override
  public RuntimeVersion version(H256 hash) throws BackendException {
    return block(hash).version;
  }
}
