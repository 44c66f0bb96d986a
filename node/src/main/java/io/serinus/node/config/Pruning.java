package io.serinus.node.config;

/** Which blocks' states are kept. */
public sealed interface Pruning {
  /** The reference node's: of the last 256 finalized blocks. */
  Pruning DEFAULT = new Last(256);

  /** Every block's. */
  record Archive() implements Pruning {}

  /** Those of every block of the canonical chain. */
  record ArchiveCanonical() implements Pruning {}

  /**
   * Those of the newest finalized blocks, and of all that are not finalized.
   *
   * @param blocks how many finalized ones, at least one
   */
  record Last(int blocks) implements Pruning {
    public Last {
      if (blocks < 1) {
        throw new IllegalArgumentException("at least one block's state has to be kept");
      }
    }
  }

  /**
   * Reads an option's value.
   *
   * @param text {@code archive}, {@code archive-canonical} or a number of blocks
   * @throws IllegalArgumentException for anything else
   */
  static Pruning parse(String text) {
    return switch (text) {
      case "archive" -> new Archive();
      case "archive-canonical" -> new ArchiveCanonical();
      default -> {
        if (!text.matches("[0-9]{1,9}")) {
          throw new IllegalArgumentException(
              "expected archive, archive-canonical or a number of blocks, not " + text);
        }
        yield new Last(Integer.parseInt(text));
      }
    };
  }
}
