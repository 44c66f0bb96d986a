package io.serinus.host.state;

/** Which blocks' states are kept. */
public sealed interface PruningMode {
  /** The reference node's: 256 states before the finalized one. */
  PruningMode DEFAULT = new Constrained(256);

  /** Every block's. */
  record ArchiveAll() implements PruningMode {}

  /** Those of every finalized block, and of all that may still become final. */
  record ArchiveCanonical() implements PruningMode {}

  /**
   * Those of the newest finalized blocks, and of all that may still become final.
   *
   * @param blocks how many before the last finalized one
   */
  record Constrained(int blocks) implements PruningMode {
    public Constrained {
      if (blocks < 0) {
        throw new IllegalArgumentException("cannot keep " + blocks + " states");
      }
    }
  }

  /**
   * Reads an option's value.
   *
   * @param text {@code archive}, {@code archive-canonical} or a number of blocks, at least one
   * @throws IllegalArgumentException for anything else
   */
  static PruningMode parse(String text) {
    return switch (text) {
      case "archive" -> new ArchiveAll();
      case "archive-canonical" -> new ArchiveCanonical();
      default -> {
        if (!text.matches("[0-9]{1,9}")) {
          throw new IllegalArgumentException(
              "expected archive, archive-canonical or a number of blocks, not " + text);
        }
        int blocks = Integer.parseInt(text);
        if (blocks == 0) {
          throw new IllegalArgumentException("at least one block's state has to be kept");
        }
        yield new Constrained(blocks);
      }
    };
  }
}
