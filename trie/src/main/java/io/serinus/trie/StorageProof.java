package io.serinus.trie;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A set of nodes and hashed values that shows what some keys of a trie hold.
 *
 * <p>As a {@link NodeStore} it can be executed on: whatever it does not prove is a {@link
 * TrieException.Missing}. Entries are found by the hash of their bytes, which is computed here, so
 * that a false entry can never be taken for a true one.
 */
public final class StorageProof implements NodeStore {
  private final Map<TrieHash, byte[]> entries;

  private StorageProof(Map<TrieHash, byte[]> entries) {
    this.entries = entries;
  }

  /** Makes a proof from encoded nodes and values in any order, over Blake2-256. */
  public static StorageProof of(Collection<byte[]> nodes) {
    return of(nodes, Hasher.BLAKE2_256);
  }

  /** Makes a proof from encoded nodes and values in any order. */
  public static StorageProof of(Collection<byte[]> nodes, Hasher hasher) {
    Map<TrieHash, byte[]> entries = new TreeMap<>();
    for (byte[] node : nodes) {
      entries.put(hasher.trieHash(node), node);
    }
    return new StorageProof(entries);
  }

  /** Returns the nodes and values, ordered by their hashes. */
  public List<byte[]> nodes() {
    return new ArrayList<>(entries.values());
  }

  @Override
  public byte @Nullable [] load(TrieHash hash) {
    return entries.get(hash);
  }

  /** Proves what these keys hold, or that they hold nothing, in the trie with this root. */
  public static StorageProof prove(NodeStore store, TrieHash root, Collection<byte[]> keys) {
    Recorder recorder = new Recorder(store);
    Trie trie = new Trie(recorder, root);
    for (byte[] key : keys) {
      // Loading the value is what records it, where it lies outside of its node.
      Objects.requireNonNullElse(trie.get(key), NodeCodec.EMPTY);
    }
    return recorder.proof();
  }

  /**
   * Reads what the proof shows for a key: its value, or that there is none.
   *
   * @throws TrieException if the proof shows neither
   */
  public Optional<byte[]> read(TrieHash root, byte[] key) {
    return Optional.ofNullable(new Trie(this, root).get(key));
  }

  /** A store that remembers all that was read through it. */
  public static final class Recorder implements NodeStore {
    private final NodeStore store;
    private final Map<TrieHash, byte[]> seen = new ConcurrentHashMap<>();

    /** Starts recording what is read from {@code store}. */
    public Recorder(NodeStore store) {
      this.store = store;
    }

    @Override
    public byte @Nullable [] load(TrieHash hash) {
      byte[] known = seen.get(hash);
      if (known != null) {
        return known;
      }
      byte[] bytes = store.load(hash);
      if (bytes != null) {
        seen.put(hash, bytes);
      }
      return bytes;
    }

    /** Returns the proof of everything read so far. */
    public StorageProof proof() {
      return new StorageProof(new TreeMap<>(seen));
    }

    /** Returns how many bytes the entries read so far have. */
    public long size() {
      long sum = 0;
      for (byte[] bytes : seen.values()) {
        sum += bytes.length;
      }
      return sum;
    }
  }
}
