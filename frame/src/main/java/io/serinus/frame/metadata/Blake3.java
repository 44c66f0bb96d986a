package io.serinus.frame.metadata;

/**
 * BLAKE3 of 32 bytes, unkeyed: chunks of 1024 bytes at the leaves of a binary tree, in whose left
 * branches lie as many as make a power of two. For what is hashed when a runtime is built; the Host
 * API has no such function.
 */
final class Blake3 {
  static final int LENGTH = 32;

  private static final int BLOCK = 64;
  private static final int CHUNK = 1024;
  private static final int CHUNK_START = 1;
  private static final int CHUNK_END = 2;
  private static final int PARENT = 4;
  private static final int ROOT = 8;

  private static final int[] IV = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };
  private static final int[] PERMUTATION = {2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8};

  private Blake3() {}

  static byte[] hash(byte[] input) {
    int[] words = node(input, 0, input.length, ROOT);
    byte[] out = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      out[i] = (byte) (words[i >> 2] >>> ((i & 3) << 3));
    }
    return out;
  }

  /** The chaining value of the tree over so many bytes. */
  private static int[] node(byte[] input, int from, int length, int root) {
    if (length <= CHUNK) {
      return chunk(input, from, length, root);
    }
    int left = Math.max(CHUNK, Integer.highestOneBit((length - 1) / CHUNK) * CHUNK);
    int[] block = new int[16];
    System.arraycopy(node(input, from, left, 0), 0, block, 0, 8);
    System.arraycopy(node(input, from + left, length - left, 0), 0, block, 8, 8);
    return compress(IV, block, 0, BLOCK, PARENT | root);
  }

  private static int[] chunk(byte[] input, int from, int length, int root) {
    int[] chaining = IV;
    int blocks = Math.max(1, (length + BLOCK - 1) / BLOCK);
    for (int i = 0; i < blocks; i++) {
      int size = Math.min(BLOCK, length - i * BLOCK);
      int flags = (i == 0 ? CHUNK_START : 0) | (i == blocks - 1 ? CHUNK_END | root : 0);
      int[] block = words(input, from + i * BLOCK, size);
      chaining = compress(chaining, block, from / CHUNK, size, flags);
    }
    return chaining;
  }

  private static int[] words(byte[] input, int from, int size) {
    int[] words = new int[16];
    for (int i = 0; i < size; i++) {
      words[i >> 2] |= (input[from + i] & 0xff) << ((i & 3) << 3);
    }
    return words;
  }

  private static int[] compress(int[] chaining, int[] block, int counter, int size, int flags) {
    int[] v = new int[16];
    System.arraycopy(chaining, 0, v, 0, 8);
    System.arraycopy(IV, 0, v, 8, 4);
    v[12] = counter;
    v[14] = size;
    v[15] = flags;
    int[] m = block;
    for (int round = 0; round < 7; round++) {
      for (int i = 0; i < 4; i++) {
        mix(v, i, i + 4, i + 8, i + 12, m[2 * i], m[2 * i + 1]);
      }
      for (int i = 0; i < 4; i++) {
        int b = 4 + (i + 1) % 4;
        int c = 8 + (i + 2) % 4;
        int d = 12 + (i + 3) % 4;
        mix(v, i, b, c, d, m[8 + 2 * i], m[9 + 2 * i]);
      }
      int[] next = new int[16];
      for (int i = 0; i < 16; i++) {
        next[i] = m[PERMUTATION[i]];
      }
      m = next;
    }
    int[] out = new int[8];
    for (int i = 0; i < 8; i++) {
      out[i] = v[i] ^ v[i + 8];
    }
    return out;
  }

  private static void mix(int[] v, int a, int b, int c, int d, int x, int y) {
    v[a] += v[b] + x;
    v[d] = Integer.rotateRight(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = Integer.rotateRight(v[b] ^ v[c], 12);
    v[a] += v[b] + y;
    v[d] = Integer.rotateRight(v[d] ^ v[a], 8);
    v[c] += v[d];
    v[b] = Integer.rotateRight(v[b] ^ v[c], 7);
  }
}
