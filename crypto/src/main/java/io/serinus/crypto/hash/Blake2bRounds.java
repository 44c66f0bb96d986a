package io.serinus.crypto.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The twelve rounds of BLAKE2b, RFC 7693 section 3.2, written out: with the message schedule in the
 * code instead of a table, words stay in registers and hashing is nearly twice as fast. Two methods
 * of six rounds, because the compiler gives up on one of twelve. A line is half a mixing step
 * (section 3.1); the rows of the working vector are a, b, c and d.
 */
@SuppressWarnings("AssignmentExpression") // One line a half step reads better than four.
final class Blake2bRounds {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Blake2bRounds() {}

  /** Rounds 0 to 5 on the working vector, with the block at an offset. */
  static void first(long[] v, byte[] block, int at) {
    long m0 = (long) LONG.get(block, at + 0);
    long m1 = (long) LONG.get(block, at + 8);
    long m2 = (long) LONG.get(block, at + 16);
    long m3 = (long) LONG.get(block, at + 24);
    long m4 = (long) LONG.get(block, at + 32);
    long m5 = (long) LONG.get(block, at + 40);
    long m6 = (long) LONG.get(block, at + 48);
    long m7 = (long) LONG.get(block, at + 56);
    long m8 = (long) LONG.get(block, at + 64);
    long m9 = (long) LONG.get(block, at + 72);
    long m10 = (long) LONG.get(block, at + 80);
    long m11 = (long) LONG.get(block, at + 88);
    long m12 = (long) LONG.get(block, at + 96);
    long m13 = (long) LONG.get(block, at + 104);
    long m14 = (long) LONG.get(block, at + 112);
    long m15 = (long) LONG.get(block, at + 120);
    long a0 = v[0];
    long a1 = v[1];
    long a2 = v[2];
    long a3 = v[3];
    long b0 = v[4];
    long b1 = v[5];
    long b2 = v[6];
    long b3 = v[7];
    long c0 = v[8];
    long c1 = v[9];
    long c2 = v[10];
    long c3 = v[11];
    long d0 = v[12];
    long d1 = v[13];
    long d2 = v[14];
    long d3 = v[15];

    // Round 0.
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m0), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m1), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m2), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m3), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m4), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m5), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m6), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m7), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m8), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m9), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m10), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m11), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m12), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m13), 16)), 63);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m14), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m15), 16)), 63);

    // Round 1.
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m14), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m10), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m4), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m8), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m9), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m15), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m13), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m6), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m1), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m12), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m0), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m2), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m11), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m7), 16)), 63);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m5), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m3), 16)), 63);

    // Round 2.
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m11), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m8), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m12), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m0), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m5), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m2), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m15), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m13), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m10), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m14), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m3), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m6), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m7), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m1), 16)), 63);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m9), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m4), 16)), 63);

    // Round 3.
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m7), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m9), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m3), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m1), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m13), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m12), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m11), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m14), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m2), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m6), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m5), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m10), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m4), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m0), 16)), 63);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m15), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m8), 16)), 63);

    // Round 4.
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m9), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m0), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m5), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m7), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m2), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m4), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m10), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m15), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m14), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m1), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m11), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m12), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m6), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m8), 16)), 63);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m3), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m13), 16)), 63);

    // Round 5.
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m2), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m12), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m6), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m10), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m0), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m11), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m8), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m3), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m4), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m13), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m7), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m5), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m15), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m14), 16)), 63);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m1), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m9), 16)), 63);

    v[0] = a0;
    v[1] = a1;
    v[2] = a2;
    v[3] = a3;
    v[4] = b0;
    v[5] = b1;
    v[6] = b2;
    v[7] = b3;
    v[8] = c0;
    v[9] = c1;
    v[10] = c2;
    v[11] = c3;
    v[12] = d0;
    v[13] = d1;
    v[14] = d2;
    v[15] = d3;
  }

  /** Rounds 6 to 11; the schedule of the last two is that of the first two. */
  static void second(long[] v, byte[] block, int at) {
    long m0 = (long) LONG.get(block, at + 0);
    long m1 = (long) LONG.get(block, at + 8);
    long m2 = (long) LONG.get(block, at + 16);
    long m3 = (long) LONG.get(block, at + 24);
    long m4 = (long) LONG.get(block, at + 32);
    long m5 = (long) LONG.get(block, at + 40);
    long m6 = (long) LONG.get(block, at + 48);
    long m7 = (long) LONG.get(block, at + 56);
    long m8 = (long) LONG.get(block, at + 64);
    long m9 = (long) LONG.get(block, at + 72);
    long m10 = (long) LONG.get(block, at + 80);
    long m11 = (long) LONG.get(block, at + 88);
    long m12 = (long) LONG.get(block, at + 96);
    long m13 = (long) LONG.get(block, at + 104);
    long m14 = (long) LONG.get(block, at + 112);
    long m15 = (long) LONG.get(block, at + 120);
    long a0 = v[0];
    long a1 = v[1];
    long a2 = v[2];
    long a3 = v[3];
    long b0 = v[4];
    long b1 = v[5];
    long b2 = v[6];
    long b3 = v[7];
    long c0 = v[8];
    long c1 = v[9];
    long c2 = v[10];
    long c3 = v[11];
    long d0 = v[12];
    long d1 = v[13];
    long d2 = v[14];
    long d3 = v[15];

    // Round 6.
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m12), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m5), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m1), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m15), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m14), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m13), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m4), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m10), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m0), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m7), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m6), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m3), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m9), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m2), 16)), 63);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m8), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m11), 16)), 63);

    // Round 7.
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m13), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m11), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m7), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m14), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m12), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m1), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m3), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m9), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m5), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m0), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m15), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m4), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m8), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m6), 16)), 63);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m2), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m10), 16)), 63);

    // Round 8.
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m6), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m15), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m14), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m9), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m11), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m3), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m0), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m8), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m12), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m2), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m13), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m7), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m1), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m4), 16)), 63);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m10), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m5), 16)), 63);

    // Round 9.
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m10), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m2), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m8), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m4), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m7), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m6), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m1), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m5), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m15), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m11), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m9), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m14), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m3), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m12), 16)), 63);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m13), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m0), 16)), 63);

    // Round 10.
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m0), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m1), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m2), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m3), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m4), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m5), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m6), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m7), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m8), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m9), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m10), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m11), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m12), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m13), 16)), 63);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m14), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m15), 16)), 63);

    // Round 11.
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m14), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c0 += d0 = Long.rotateRight(d0 ^ (a0 += b0 + m10), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m4), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c1 += d1 = Long.rotateRight(d1 ^ (a1 += b1 + m8), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m9), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c2 += d2 = Long.rotateRight(d2 ^ (a2 += b2 + m15), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m13), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c3 += d3 = Long.rotateRight(d3 ^ (a3 += b3 + m6), 16)), 63);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m1), 32)), 24);
    b1 = Long.rotateRight(b1 ^ (c2 += d3 = Long.rotateRight(d3 ^ (a0 += b1 + m12), 16)), 63);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m0), 32)), 24);
    b2 = Long.rotateRight(b2 ^ (c3 += d0 = Long.rotateRight(d0 ^ (a1 += b2 + m2), 16)), 63);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m11), 32)), 24);
    b3 = Long.rotateRight(b3 ^ (c0 += d1 = Long.rotateRight(d1 ^ (a2 += b3 + m7), 16)), 63);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m5), 32)), 24);
    b0 = Long.rotateRight(b0 ^ (c1 += d2 = Long.rotateRight(d2 ^ (a3 += b0 + m3), 16)), 63);

    v[0] = a0;
    v[1] = a1;
    v[2] = a2;
    v[3] = a3;
    v[4] = b0;
    v[5] = b1;
    v[6] = b2;
    v[7] = b3;
    v[8] = c0;
    v[9] = c1;
    v[10] = c2;
    v[11] = c3;
    v[12] = d0;
    v[13] = d1;
    v[14] = d2;
    v[15] = d3;
  }
}
