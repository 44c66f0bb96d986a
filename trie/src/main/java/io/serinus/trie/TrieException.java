package io.serinus.trie;

/** A trie cannot be read: a node is missing or is not a node. */
public sealed class TrieException extends RuntimeException {
  TrieException(String message) {
    super(message);
  }

  /** The store does not have a node or value, as for a pruned state or an incomplete proof. */
  public static final class Missing extends TrieException {
    private final transient TrieHash hash;

    /** Makes the error for the entry that is not there. */
    public Missing(TrieHash hash) {
      super("trie entry " + hash + " is not in the store");
      this.hash = hash;
    }

    /** Returns the hash of what is missing. */
    public TrieHash hash() {
      return hash;
    }
  }

  /** The bytes of a node break the encoding's rules. */
  public static final class Malformed extends TrieException {
    /** Makes the error; the message says which rule. */
    public Malformed(String message) {
      super("malformed trie node: " + message);
    }
  }
}
