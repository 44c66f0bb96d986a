package io.serinus.node.backend;

import io.serinus.host.state.StateView;
import io.serinus.primitives.H256;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.TrieReader;
import io.serinus.trie.StorageProof;
import io.serinus.trie.Trie;
import io.serinus.trie.TrieCensus;
import io.serinus.trie.TrieException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One trie of a block's state. */
final class StateReader implements TrieReader {
  private final H256 block;
  private final StateView view;

  StateReader(H256 block, StateView view) {
    this.block = block;
    this.view = view;
  }

  @Override
  public byte @Nullable [] get(byte[] key) throws BackendException {
    return reading(() -> view.get(key));
  }

  @Override
  public byte @Nullable [] nextKey(byte[] key) throws BackendException {
    return reading(() -> view.nextKey(key));
  }

  @Override
  public byte @Nullable [] closestMerkleValue(byte[] key) throws BackendException {
    return reading(() -> new Trie(view.nodes(), view.root()).closestDescendantMerkleValue(key));
  }

  @Override
  public Census census() throws BackendException {
    TrieCensus counted = reading(() -> TrieCensus.of(view.nodes(), view.root()));
    return new Census(counted.values(), counted.toMigrate());
  }

  @Override
  public List<byte[]> proof(List<byte[]> keys) throws BackendException {
    return reading(() -> StorageProof.prove(view.nodes(), view.root(), keys).nodes());
  }

  /** A state may be pruned while it is read. */
  private <T extends @Nullable Object> T reading(Supplier<T> read) throws BackendException {
    try {
      return read.get();
    } catch (TrieException e) {
      throw BackendException.stateDiscarded(block);
    }
  }
}
