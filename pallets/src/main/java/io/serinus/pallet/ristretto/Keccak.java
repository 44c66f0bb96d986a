package io.serinus.pallet.ristretto;

/** The permutation Keccak-f[1600] (FIPS 202, section 3). */
final class Keccak {
  private static final int ROUNDS = 24;

  /** By how much each lane is rotated, and where it goes, along the cycle that begins at lane 1. */
  private static final int[] ROTATIONS = {
    1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
  };

  private static final int[] PLACES = {
    10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
  };

  private Keccak() {}

  static void permute(long[] a) {
    long[] parity = new long[5];
    int register = 1;
    for (int round = 0; round < ROUNDS; round++) {
      for (int x = 0; x < 5; x++) {
        parity[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
      }
      for (int x = 0; x < 5; x++) {
        long d = parity[(x + 4) % 5] ^ Long.rotateLeft(parity[(x + 1) % 5], 1);
        for (int y = 0; y < 25; y += 5) {
          a[x + y] ^= d;
        }
      }
      long moving = a[1];
      for (int i = 0; i < ROTATIONS.length; i++) {
        long next = a[PLACES[i]];
        a[PLACES[i]] = Long.rotateLeft(moving, ROTATIONS[i]);
        moving = next;
      }
      for (int y = 0; y < 25; y += 5) {
        System.arraycopy(a, y, parity, 0, 5);
        for (int x = 0; x < 5; x++) {
          a[x + y] = parity[x] ^ ~parity[(x + 1) % 5] & parity[(x + 2) % 5];
        }
      }
      // The round constant's bits at 2^j - 1 come from a shift register.
      for (int j = 0; j < 7; j++) {
        if ((register & 1) != 0) {
          a[0] ^= 1L << ((1 << j) - 1);
        }
        register = register << 1 ^ (register >> 7) * 0x171;
      }
    }
  }
}
