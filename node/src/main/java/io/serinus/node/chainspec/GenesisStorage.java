package io.serinus.node.chainspec;

import io.serinus.trie.StateVersion;
import io.serinus.trie.TrieRoot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The storage that a chain begins with.
 *
 * @param top the main storage, in byte order
 * @param children each child storage by its name without prefix
 */
public record GenesisStorage(
    NavigableMap<byte[], byte[]> top, NavigableMap<byte[], NavigableMap<byte[], byte[]>> children) {
  /** Where the runtime's blob lies. */
  public static final byte[] CODE_KEY = ":code".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] CHILD_PREFIX =
      ":child_storage:default:".getBytes(StandardCharsets.US_ASCII);

  public GenesisStorage {
    top = Collections.unmodifiableNavigableMap(top);
    children = Collections.unmodifiableNavigableMap(children);
  }

  /** An empty map in byte order. */
  public static <V> NavigableMap<byte[], V> map() {
    return new TreeMap<>(Arrays::compareUnsigned);
  }

  /** The runtime's blob, as it lies under its key. */
  public Optional<byte[]> code() {
    return Optional.ofNullable(top.get(CODE_KEY));
  }

  /** The main storage with another blob. */
  public GenesisStorage withCode(byte[] code) {
    NavigableMap<byte[], byte[]> changed = map();
    changed.putAll(top);
    changed.put(CODE_KEY, code);
    return new GenesisStorage(changed, children);
  }

  /** The 32-byte root of the state's trie. */
  public byte[] stateRoot(StateVersion version) {
    List<Map.Entry<byte[], byte[]>> entries = new ArrayList<>(top.entrySet());
    children.forEach(
        (name, child) -> {
          if (!child.isEmpty()) {
            entries.add(Map.entry(childKey(name), TrieRoot.root(version, child.entrySet())));
          }
        });
    return TrieRoot.root(version, entries);
  }

  private static byte[] childKey(byte[] name) {
    byte[] key = Arrays.copyOf(CHILD_PREFIX, CHILD_PREFIX.length + name.length);
    System.arraycopy(name, 0, key, CHILD_PREFIX.length, name.length);
    return key;
  }
}
