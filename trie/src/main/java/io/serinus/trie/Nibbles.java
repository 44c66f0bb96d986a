package io.serinus.trie;

/** Half bytes, the high one first. Arrays of nibbles hold one nibble a byte. */
final class Nibbles {
  private Nibbles() {}

  static byte[] of(byte[] key) {
    byte[] out = new byte[key.length * 2];
    for (int i = 0; i < key.length; i++) {
      out[2 * i] = (byte) ((key[i] >> 4) & 0x0f);
      out[2 * i + 1] = (byte) (key[i] & 0x0f);
    }
    return out;
  }

  /** Joins an even number of nibbles to bytes. */
  static byte[] toBytes(byte[] nibbles, int length) {
    if (length % 2 != 0) {
      throw new TrieException.Malformed("a value at a key of " + length + " nibbles");
    }
    byte[] out = new byte[length / 2];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (nibbles[2 * i] << 4 | nibbles[2 * i + 1]);
    }
    return out;
  }

  /** Returns nibble {@code i} of a key of bytes. */
  static int at(byte[] key, int i) {
    return (i & 1) == 0 ? (key[i >> 1] >> 4) & 0x0f : key[i >> 1] & 0x0f;
  }

  /** Returns how many nibbles agree between {@code a} from {@code from} on and {@code b}. */
  static int common(byte[] a, int from, byte[] b) {
    int n = Math.min(a.length - from, b.length);
    int i = 0;
    while (i < n && a[from + i] == b[i]) {
      i++;
    }
    return i;
  }

  /** Returns the concatenation of a partial key, a child's nibble and that child's partial key. */
  static byte[] join(byte[] a, int nibble, byte[] b) {
    byte[] out = new byte[a.length + 1 + b.length];
    System.arraycopy(a, 0, out, 0, a.length);
    out[a.length] = (byte) nibble;
    System.arraycopy(b, 0, out, a.length + 1, b.length);
    return out;
  }
}
