package io.serinus.host.hostapi;

import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.secp256k1.EcdsaError;
import io.serinus.crypto.secp256k1.Recovery;
import io.serinus.crypto.secp256k1.Secp256k1;
import io.serinus.host.executor.HostCrypto;
import java.util.Arrays;

/** {@code ext_crypto} of secp256k1. */
final class EcdsaFunctions {
  private static final int KEY_TYPE = 4;
  private static final int KEY = 33;
  private static final int SIGNATURE = 65;
  private static final int HASH = 32;

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
                            c.fixed(a[0], KEY_TYPE), c.fixed(a[1], KEY), c.fixed(a[2], HASH)))));
    t.question("ext_crypto_ecdsa_verify_version_1", "psp", EcdsaFunctions::verifyOverflowing);
    t.question("ext_crypto_ecdsa_verify_version_2", "psp", EcdsaFunctions::verify);
    t.question(
        "ext_crypto_ecdsa_batch_verify_version_1", "psp", (c, a) -> c.batch().note(verify(c, a)));
    t.question(
        "ext_crypto_ecdsa_verify_prehashed_version_1",
        "ppp",
        (c, a) ->
            c.api()
                .ecdsaVerifyPrehashed(
                    c.fixed(a[0], SIGNATURE), c.fixed(a[1], HASH), c.fixed(a[2], KEY)));
    recover(t, "ext_crypto_secp256k1_ecdsa_recover_version_", false);
    recover(t, "ext_crypto_secp256k1_ecdsa_recover_compressed_version_", true);
  }

  private static void recover(FunctionTable t, String name, boolean compressed) {
    t.span(name + "1", "pp", (c, a) -> recovered(c, a, compressed, true));
    t.span(name + "2", "pp", (c, a) -> recovered(c, a, compressed, false));
  }

  private static long recovered(HostCall c, long[] a, boolean compressed, boolean overflowing) {
    byte[] signature = HostCrypto.withPlainRecoveryId(c.fixed(a[0], SIGNATURE));
    byte[] hash = c.fixed(a[1], HASH);
    Recovery recovery =
        overflowing
            ? Secp256k1.recoverOverflowing(signature, hash)
            : Secp256k1.recover(signature, hash);
    return c.give(
        switch (recovery) {
          case Recovery.Key key -> Scale.result(compressed ? key.compressed() : key.coordinates());
          case Recovery.Failure(EcdsaError error) -> Scale.result(null, error.ordinal());
        });
  }

  private static boolean verify(HostCall c, long[] a) {
    return c.api().ecdsaVerify(c.fixed(a[0], SIGNATURE), c.bytes(a[1]), c.fixed(a[2], KEY));
  }

  /** The first versions took scalars beyond the curve's order and reduced them. */
  private static boolean verifyOverflowing(HostCall c, long[] a) {
    byte[] key = c.fixed(a[2], KEY);
    byte[] hash = Hashing.blake2b256(c.bytes(a[1]));
    return Secp256k1.recoverOverflowing(c.fixed(a[0], SIGNATURE), hash)
        .compressedKey()
        .filter(recovered -> Arrays.equals(recovered, key))
        .isPresent();
  }
}
