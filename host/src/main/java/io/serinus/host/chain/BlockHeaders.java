package io.serinus.host.chain;

import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.trie.TrieHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The headers of all stored blocks, the ones used last in memory, and the ways between blocks that
 * they show. For any thread.
 */
final class BlockHeaders {
  private static final int KEPT = 4096;

  private final ChainRecords records;
  private final Map<H256, Header> kept =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<H256, Header> eldest) {
          return size() > KEPT;
        }
      };

  /** How often blocks were dropped: what was read before may be of one of them. */
  private long drops;

  BlockHeaders(ChainRecords records) {
    this.records = records;
  }

  /** Returns a header, or null if the block is not known. */
  @Nullable Header find(H256 hash) {
    long before;
    synchronized (kept) {
      Header known = kept.get(hash);
      if (known != null) {
        return known;
      }
      before = drops;
    }
    Header header = records.header(hash);
    if (header != null) {
      synchronized (kept) {
        if (drops == before) {
          kept.put(hash, header);
        }
      }
    }
    return header;
  }

  /**
   * Returns a header.
   *
   * @throws ChainException if the block is not known
   */
  Header get(H256 hash) {
    Header header = find(hash);
    if (header == null) {
      throw ChainException.unknownBlock(hash);
    }
    return header;
  }

  /** The root of the state that a header declares. */
  static TrieHash stateRoot(Header header) {
    return TrieHash.of(header.stateRoot().unsafeArray());
  }

  /**
   * Returns the root of the state after a block.
   *
   * @throws ChainException if the block is not known
   */
  TrieHash stateRoot(H256 hash) {
    return stateRoot(get(hash));
  }

  /** Forgets blocks that were dropped. */
  void forget(List<H256> dropped) {
    synchronized (kept) {
      drops++;
      dropped.forEach(kept::remove);
    }
  }

  /**
   * Returns the way from one block to another.
   *
   * @throws ChainException if one of them is not known
   */
  TreeRoute route(H256 from, H256 to) {
    List<BlockRef> retracted = new ArrayList<>();
    List<BlockRef> enacted = new ArrayList<>();
    BlockRef a = ref(from);
    BlockRef b = ref(to);
    while (!a.equals(b)) {
      if (a.number() >= b.number()) {
        retracted.add(a);
        a = parent(a);
      } else {
        enacted.add(b);
        b = parent(b);
      }
    }
    return new TreeRoute(a, retracted, enacted.reversed());
  }

  /** Returns the tree from a block to the ends of the branches that grow from it. */
  BlockTree tree(BlockRef root, List<H256> leaves) {
    BlockTree tree = new BlockTree(root);
    for (H256 leaf : leaves) {
      List<BlockRef> path = new ArrayList<>();
      for (H256 at = leaf; !tree.contains(at); at = get(at).parentHash()) {
        path.add(ref(at));
      }
      path.reversed().forEach(block -> tree.add(block, get(block.hash()).parentHash()));
    }
    return tree;
  }

  /**
   * Returns a block with its number.
   *
   * @throws ChainException if the block is not known
   */
  BlockRef ref(H256 hash) {
    return new BlockRef(get(hash).number(), hash);
  }

  private BlockRef parent(BlockRef block) {
    return new BlockRef(block.number() - 1, get(block.hash()).parentHash());
  }
}
