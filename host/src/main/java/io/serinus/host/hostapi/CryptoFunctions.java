package io.serinus.host.hostapi;

import io.serinus.crypto.sr25519.Sr25519;

/** {@code ext_crypto} of the Edwards curve, and signature batches. */
final class CryptoFunctions {
  private static final int KEY_TYPE = 4;
  private static final int KEY = 32;
  private static final int SIGNATURE = 64;

  private CryptoFunctions() {}

  static void addTo(FunctionTable t) {
    ed25519(t);
    sr25519(t);
    t.action("ext_crypto_start_batch_verify_version_1", "", (c, a) -> c.batch().start());
    t.question("ext_crypto_finish_batch_verify_version_1", "", (c, a) -> c.batch().finish());
  }

  private static void ed25519(FunctionTable t) {
    t.span(
        "ext_crypto_ed25519_public_keys_version_1",
        "p",
        (c, a) -> c.giveList(c.api().ed25519PublicKeys(c.fixed(a[0], KEY_TYPE))));
    t.pointer(
        "ext_crypto_ed25519_generate_version_1",
        "ps",
        (c, a) ->
            c.givePointer(
                c.api().ed25519Generate(c.fixed(a[0], KEY_TYPE), Scale.optional(c.bytes(a[1])))));
    t.span(
        "ext_crypto_ed25519_sign_version_1",
        "pps",
        (c, a) ->
            c.give(
                Scale.optionFixed(
                    c.api()
                        .ed25519Sign(c.fixed(a[0], KEY_TYPE), c.fixed(a[1], KEY), c.bytes(a[2])))));
    t.question("ext_crypto_ed25519_verify_version_1", "psp", CryptoFunctions::verifyEd25519);
    t.question(
        "ext_crypto_ed25519_batch_verify_version_1",
        "psp",
        (c, a) -> c.batch().note(verifyEd25519(c, a)));
  }

  private static void sr25519(FunctionTable t) {
    t.span(
        "ext_crypto_sr25519_public_keys_version_1",
        "p",
        (c, a) -> c.giveList(c.api().sr25519PublicKeys(c.fixed(a[0], KEY_TYPE))));
    t.pointer(
        "ext_crypto_sr25519_generate_version_1",
        "ps",
        (c, a) ->
            c.givePointer(
                c.api().sr25519Generate(c.fixed(a[0], KEY_TYPE), Scale.optional(c.bytes(a[1])))));
    t.span(
        "ext_crypto_sr25519_sign_version_1",
        "pps",
        (c, a) ->
            c.give(
                Scale.optionFixed(
                    c.api()
                        .sr25519Sign(c.fixed(a[0], KEY_TYPE), c.fixed(a[1], KEY), c.bytes(a[2])))));
    t.question(
        "ext_crypto_sr25519_verify_version_1", "psp", CryptoFunctions::verifySr25519Deprecated);
    t.question("ext_crypto_sr25519_verify_version_2", "psp", CryptoFunctions::verifySr25519);
    t.question(
        "ext_crypto_sr25519_batch_verify_version_1",
        "psp",
        (c, a) -> c.batch().note(verifySr25519(c, a)));
  }

  private static boolean verifyEd25519(HostCall c, long[] a) {
    return c.api().ed25519Verify(c.fixed(a[0], SIGNATURE), c.bytes(a[1]), c.fixed(a[2], KEY));
  }

  /**
   * The first version also took signatures made before schnorrkel's audit, so that old blocks stay
   * valid.
   */
  private static boolean verifySr25519Deprecated(HostCall c, long[] a) {
    return Sr25519.verifyDeprecated(c.fixed(a[0], SIGNATURE), c.bytes(a[1]), c.fixed(a[2], KEY));
  }

  private static boolean verifySr25519(HostCall c, long[] a) {
    return c.api().sr25519Verify(c.fixed(a[0], SIGNATURE), c.bytes(a[1]), c.fixed(a[2], KEY));
  }
}
