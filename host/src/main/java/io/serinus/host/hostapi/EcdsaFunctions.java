package io.serinus.host.hostapi;

import java.math.BigInteger;
import java.util.Arrays;

/** {@code ext_crypto} of secp256k1. */
final class EcdsaFunctions {
  private static final int KEY_TYPE = 4;
  private static final int KEY = 33;
  private static final int SIGNATURE = 65;
  private static final int SCALAR = 32;
  private static final int BAD_R_S = 0;
  private static final int BAD_V = 1;
  private static final int BAD_SIGNATURE = 2;

  /** The order of secp256k1 (SEC 2, 2.4.1). */
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  private EcdsaFunctions() {}

  static void addTo(FunctionTable t) {
    t.span(
        "ext_crypto_ecdsa_public_keys_version_1",
        "p",
        (c, a) -> c.giveList(c.api().ecdsaPublicKeys(c.fixed(a[0], KEY_TYPE))));
    t.pointer(
        "ext_crypto_ecdsa_generate_version_1",
        "ps",
        (c, a) ->
            c.givePointer(
                c.api().ecdsaGenerate(c.fixed(a[0], KEY_TYPE), Scale.optional(c.bytes(a[1])))));
    t.span(
        "ext_crypto_ecdsa_sign_version_1",
        "pps",
        (c, a) ->
            c.give(
                Scale.optionFixed(
                    c.api()
                        .ecdsaSign(c.fixed(a[0], KEY_TYPE), c.fixed(a[1], KEY), c.bytes(a[2])))));
    t.span(
        "ext_crypto_ecdsa_sign_prehashed_version_1",
        "ppp",
        (c, a) ->
            c.give(
                Scale.optionFixed(
                    c.api()
                        .ecdsaSignPrehashed(
                            c.fixed(a[0], KEY_TYPE), c.fixed(a[1], KEY), c.fixed(a[2], SCALAR)))));
    t.question("ext_crypto_ecdsa_verify_version_1", "psp", (c, a) -> verify(c, a, true));
    t.question("ext_crypto_ecdsa_verify_version_2", "psp", (c, a) -> verify(c, a, false));
    t.question(
        "ext_crypto_ecdsa_batch_verify_version_1",
        "psp",
        (c, a) -> c.batch().note(verify(c, a, false)));
    t.question(
        "ext_crypto_ecdsa_verify_prehashed_version_1",
        "ppp",
        (c, a) ->
            c.api()
                .ecdsaVerifyPrehashed(
                    c.fixed(a[0], SIGNATURE), c.fixed(a[1], SCALAR), c.fixed(a[2], KEY)));
    recover(t, "ext_crypto_secp256k1_ecdsa_recover_version_", false);
    recover(t, "ext_crypto_secp256k1_ecdsa_recover_compressed_version_", true);
  }

  private static void recover(FunctionTable t, String name, boolean compressed) {
    t.span(name + "1", "pp", (c, a) -> recovered(c, a, compressed, true));
    t.span(name + "2", "pp", (c, a) -> recovered(c, a, compressed, false));
  }

  private static long recovered(HostCall c, long[] a, boolean compressed, boolean overflowing) {
    byte[] signature = signature(c, a[0], overflowing);
    byte[] hash = c.fixed(a[1], SCALAR);
    byte[] key =
        compressed
            ? c.api().secp256k1RecoverCompressed(signature, hash)
            : c.api().secp256k1Recover(signature, hash);
    return c.give(Scale.result(key, key == null ? error(signature) : 0));
  }

  private static boolean verify(HostCall c, long[] a, boolean overflowing) {
    return c.api().ecdsaVerify(signature(c, a[0], overflowing), c.bytes(a[1]), c.fixed(a[2], KEY));
  }

  /** The first versions took scalars beyond the curve's order and reduced them. */
  private static byte[] signature(HostCall c, long pointer, boolean overflowing) {
    byte[] signature = c.fixed(pointer, SIGNATURE);
    if (overflowing) {
      for (int at = 0; at < 2 * SCALAR; at += SCALAR) {
        BigInteger scalar = scalar(signature, at);
        if (scalar.compareTo(ORDER) >= 0) {
          byte[] reduced = scalar.subtract(ORDER).toByteArray();
          int from = Math.max(0, reduced.length - SCALAR);
          Arrays.fill(signature, at, at + SCALAR, (byte) 0);
          System.arraycopy(
              reduced,
              from,
              signature,
              at + SCALAR - (reduced.length - from),
              reduced.length - from);
        }
      }
    }
    return signature;
  }

  private static BigInteger scalar(byte[] signature, int at) {
    return new BigInteger(1, signature, at, SCALAR);
  }

  private static int error(byte[] signature) {
    int v = signature[SIGNATURE - 1] & 0xff;
    if ((v > 26 ? v - 27 : v) > 3) {
      return BAD_V;
    }
    boolean inRange =
        scalar(signature, 0).compareTo(ORDER) < 0 && scalar(signature, SCALAR).compareTo(ORDER) < 0;
    return inRange ? BAD_SIGNATURE : BAD_R_S;
  }
}
