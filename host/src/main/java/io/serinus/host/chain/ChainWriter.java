package io.serinus.host.chain;

import io.serinus.crypto.hash.Hashing;
import io.serinus.host.chain.ChainRecords.BlockList;
import io.serinus.host.chain.ChainRecords.Pointer;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.db.StoreException;
import io.serinus.host.db.WriteBatch;
import io.serinus.host.state.StateDb;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a chain: each is one atomic write, and what is in memory follows it. Not
 * thread-safe, but for {@link #info}.
 */
final class ChainWriter {
  private final KeyValueStore store;
  private final ChainRecords records;
  private final BlockHeaders headers;
  private final StateDb states;
  private final Predicate<H256> pinned;
  private final BlockTree tree;
  private final LostForks lostForks;
  private final ImportRules rules;

  /** Set when a change failed: what is in memory may be ahead of the disk, so nothing goes on. */
  private boolean broken;

  private volatile ChainInfo info;

  /**
   * @param info where the chain stands in the database
   * @param pinned whether a block must stay for now
   */
  ChainWriter(
      KeyValueStore store,
      ChainRecords records,
      BlockHeaders headers,
      StateDb states,
      ChainInfo info,
      Predicate<H256> pinned) {
    this.store = store;
    this.records = records;
    this.headers = headers;
    this.states = states;
    this.info = info;
    this.pinned = pinned;
    this.tree = headers.tree(info.finalized(), records.list(BlockList.LEAVES));
    this.lostForks = new LostForks(headers, pinned, records.list(BlockList.STALE));
    this.rules = new ImportRules(tree, headers, states);
  }

  /** Makes up for what was left to do when the database was closed. */
  void resume() {
    if (!lostForks.isEmpty()) {
      begin();
      StateDb.Update update = states.update();
      WriteBatch batch = new WriteBatch();
      List<H256> dropped = lostForks.drop(batch, update);
      update.into(batch);
      write(batch, true);
      update.done();
      headers.forget(dropped);
    }
    states.best(headers.stateRoot(info.best().hash()));
  }

  /** Where the chain stands; for any thread. */
  ChainInfo info() {
    return info;
  }

  /** The ends of all branches above the finalized block, the highest first. */
  List<BlockRef> leaves() {
    return tree.leaves();
  }

  /** What a block must be to be stored. */
  ImportRules rules() {
    return rules;
  }

  /** As {@link ChainStore#importBlock}. */
  ChainStore.Imported importBlock(BlockImport block) {
    Header header = block.header();
    byte[] encoded = Header.CODEC.encode(header);
    H256 hash = H256.wrap(Hashing.blake2b256(encoded));
    BlockRef ref = new BlockRef(header.number(), hash);
    if (headers.find(hash) != null) {
      return new ChainStore.Imported(ref, false, Optional.empty());
    }
    rules.requireParent(block);
    ImportRules.requireStateRoot(block);

    StateDb.Update update = states.update();
    update.insert(ref.number(), hash, block.changes());
    WriteBatch batch = new WriteBatch();
    ChainRecords.putBlock(batch, hash, encoded, block);
    List<H256> leaves = new ArrayList<>();
    tree.leaves().forEach(leaf -> leaves.add(leaf.hash()));
    leaves.remove(header.parentHash());
    leaves.add(hash);
    ChainRecords.put(batch, BlockList.LEAVES, leaves);
    Optional<TreeRoute> reorg = Optional.empty();
    if (block.best()) {
      TreeRoute toParent = headers.route(info.best().hash(), header.parentHash());
      List<BlockRef> enacted = new ArrayList<>(toParent.enacted());
      enacted.add(ref);
      TreeRoute route = new TreeRoute(toParent.common(), toParent.retracted(), enacted);
      putBest(batch, route, ref);
      reorg = Optional.of(route);
    }
    update.into(batch);
    begin();
    write(batch, false);

    update.done();
    tree.add(ref, header.parentHash());
    states.written(block.changes(), block.best());
    if (block.best()) {
      info = new ChainInfo(info.genesis(), ref, info.finalized());
    }
    return new ChainStore.Imported(ref, true, reorg);
  }

  /** As {@link ChainStore#setBest}. */
  TreeRoute setBest(H256 hash) {
    BlockRef best = rules.requireInTree(hash);
    TreeRoute route = headers.route(info.best().hash(), hash);
    WriteBatch batch = new WriteBatch();
    putBest(batch, route, best);
    begin();
    write(batch, false);
    info = new ChainInfo(info.genesis(), best, info.finalized());
    states.best(headers.stateRoot(hash));
    return route;
  }

  /** As {@link ChainStore#finalizeBlock}. */
  ChainStore.Finalized finalizeBlock(
      H256 hash, @Nullable Justification justification, List<BlockImport.Auxiliary> auxiliary) {
    BlockRef target = rules.requireInTree(hash);
    WriteBatch batch = new WriteBatch();
    ChainRecords.putAuxiliary(batch, auxiliary);
    if (justification != null) {
      ChainRecords.putJustifications(batch, hash, withJustification(hash, justification));
    }
    List<BlockRef> path = tree.pathTo(hash);
    begin();
    if (path.isEmpty()) {
      write(batch, true);
      return new ChainStore.Finalized(List.of(), List.of(), Optional.empty());
    }
    BlockRef best = info.best();
    Optional<TreeRoute> reorg = Optional.empty();
    if (!tree.descends(best.hash(), hash)) {
      BlockRef newBest = tree.highest(hash);
      TreeRoute route = headers.route(best.hash(), newBest.hash());
      putBest(batch, route, newBest);
      best = newBest;
      reorg = Optional.of(route);
    }
    ChainRecords.put(batch, Pointer.FINALIZED, hash);
    List<BlockRef> lost = List.copyOf(tree.finalizeTo(hash));
    lostForks.add(lost);
    StateDb.Update update = states.update();
    List<H256> dropped = lostForks.drop(batch, update);
    ChainRecords.put(batch, BlockList.LEAVES, tree.leaves().stream().map(BlockRef::hash).toList());
    Map<Long, H256> now = new HashMap<>();
    path.forEach(b -> now.put(b.number(), b.hash()));
    update.prune(
        target.number(),
        lostForks.oldest(),
        n -> {
          H256 fresh = now.get(n);
          return fresh == null ? canonicalOrFail(n) : fresh;
        },
        pinned);
    update.into(batch);
    write(batch, true);

    update.done();
    headers.forget(dropped);
    info = new ChainInfo(info.genesis(), best, target);
    if (reorg.isPresent()) {
      states.best(headers.stateRoot(best.hash()));
    }
    return new ChainStore.Finalized(path, lost, reorg);
  }

  private H256 canonicalOrFail(long number) {
    H256 hash = records.canonical(number);
    if (hash == null) {
      throw new StoreException("the index has no block " + number);
    }
    return hash;
  }

  private List<Justification> withJustification(H256 hash, Justification added) {
    List<Justification> list = new ArrayList<>(records.justifications(hash));
    list.removeIf(j -> j.engine().equals(added.engine()));
    list.add(added);
    return list;
  }

  private static void putBest(WriteBatch batch, TreeRoute route, BlockRef best) {
    route.retracted().forEach(b -> ChainRecords.deleteCanonical(batch, b.number()));
    route.enacted().forEach(b -> ChainRecords.putCanonical(batch, b));
    ChainRecords.put(batch, Pointer.BEST, best.hash());
  }

  /** Begins a change of what is in memory; it is not whole before {@link #write}. */
  private void begin() {
    if (broken) {
      throw new StoreException("an earlier write failed; the chain must be opened anew");
    }
    broken = true;
  }

  private void write(WriteBatch batch, boolean sync) {
    store.write(batch, sync);
    broken = false;
  }
}
