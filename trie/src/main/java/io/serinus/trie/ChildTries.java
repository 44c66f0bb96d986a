package io.serinus.trie;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where child tries hang in the main trie: the root of the child named {@code name} is the value
 * under {@code :child_storage:default:name}; a child without entries has no such value.
 */
public final class ChildTries {
  private static final byte[] PREFIX = ":child_storage:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DEFAULT_PREFIX =
      ":child_storage:default:".getBytes(StandardCharsets.US_ASCII);

  private ChildTries() {}

  /** Returns the main trie's key for the root of a child. */
  public static byte[] rootKey(byte[] name) {
    byte[] key = Arrays.copyOf(DEFAULT_PREFIX, DEFAULT_PREFIX.length + name.length);
    System.arraycopy(name, 0, key, DEFAULT_PREFIX.length, name.length);
    return key;
  }

  /** Tells whether a key of the main trie is reserved for children, so that no one may write it. */
  public static boolean isReserved(byte[] key) {
    return startsWith(key, PREFIX);
  }

  /** Tells whether clearing this prefix of the main trie could touch a child's root. */
  public static boolean mayCover(byte[] prefix) {
    return prefix.length > PREFIX.length ? startsWith(prefix, PREFIX) : startsWith(PREFIX, prefix);
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length
        && Arrays.mismatch(bytes, 0, prefix.length, prefix, 0, prefix.length) < 0;
  }
}
