package io.serinus.trie;

/** The node variants and the bits that start their headers. */
enum NodeKind {
  LEAF(0x40, 0x3f),
  BRANCH(0x80, 0x3f),
  BRANCH_VALUE(0xc0, 0x3f),
  LEAF_HASHED(0x20, 0x1f),
  BRANCH_HASHED(0x10, 0x0f);

  private final int bits;
  private final int lengthMask;

  NodeKind(int bits, int lengthMask) {
    this.bits = bits;
    this.lengthMask = lengthMask;
  }

  int bits() {
    return bits;
  }

  /** The header's bits for the length; all ones means that the length goes on in further bytes. */
  int lengthMask() {
    return lengthMask;
  }

  boolean branch() {
    return this == BRANCH || this == BRANCH_VALUE || this == BRANCH_HASHED;
  }

  boolean hashed() {
    return this == LEAF_HASHED || this == BRANCH_HASHED;
  }

  static NodeKind of(int header) {
    return switch (header >> 6) {
      case 1 -> LEAF;
      case 2 -> BRANCH;
      case 3 -> BRANCH_VALUE;
      default -> {
        if ((header & 0x20) != 0) {
          yield LEAF_HASHED;
        }
        if ((header & 0x10) != 0) {
          yield BRANCH_HASHED;
        }
        throw new TrieException.Malformed("header " + header);
      }
    };
  }
}
