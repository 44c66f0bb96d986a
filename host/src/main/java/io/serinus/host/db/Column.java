package io.serinus.host.db;

/** The key spaces of the database. Their names are part of the format on disk. */
public enum Column {
  /** Trie nodes and hashed values, by hash. */
  STATE("state", true),
  /** What each block added to and took from the state, by number and hash. */
  STATE_JOURNAL("state_journal", false),
  /** Encoded headers, by hash. */
  HEADER("header", true),
  /** Encoded bodies, by hash. */
  BODY("body", true),
  /** Encoded justifications, by hash. */
  JUSTIFICATION("justification", true),
  /** Hashes of the best chain's blocks, by number. */
  CANONICAL("canonical", false),
  /** The best and the finalized block, the leaves and other single facts. */
  META("meta", false),
  /** What consensus engines remember, by keys of their own. */
  AUXILIARY("aux", false),
  /** The offchain workers' persistent storage. */
  OFFCHAIN("offchain", false);

  private final String id;
  private final boolean byHash;

  Column(String id, boolean byHash) {
    this.id = id;
    this.byHash = byHash;
  }

  /** Returns the name on disk. */
  public String id() {
    return id;
  }

  /** Tells whether keys are hashes that are looked up and never walked through. */
  boolean byHash() {
    return byHash;
  }
}
