package io.serinus.conformance.tester;

import static io.serinus.conformance.tester.Memory.pointer;
import static io.serinus.conformance.tester.Memory.span;

import io.serinus.scale.ScaleReader;
import java.util.function.BiConsumer;

/** What the suite leaves out: later versions, transactions, ecdsa, batches, the offchain world. */
final class LaterCases {
  private static final int TYPE = 4;
  private static final int HASH = 32;
  private static final int PLAIN_KEY = 32;
  private static final int ECDSA_KEY = 33;
  private static final int PLAIN_SIGNATURE = 64;
  private static final int ECDSA_SIGNATURE = 65;
  private static final int KECCAK_512 = 64;

  private LaterCases() {}

  private interface Verify {
    int call(int signature, long message, int key);
  }

  private interface Recover {
    long call(int signature, int hash);
  }

  static void forEach(BiConsumer<String, HostApiTester.Case> out) {
    out.accept("ext_storage_root_version_2", LaterCases::storageRoot);
    out.accept("ext_storage_clear_prefix_version_2", LaterCases::clearPrefix);
    out.accept(
        "ext_storage_start_transaction_version_1", in -> run(LaterImports::startTransaction));
    out.accept(
        "ext_storage_rollback_transaction_version_1", in -> run(LaterImports::rollbackTransaction));
    out.accept(
        "ext_storage_commit_transaction_version_1", in -> run(LaterImports::commitTransaction));
    out.accept("ext_default_child_storage_root_version_2", LaterCases::childRoot);
    out.accept("ext_default_child_storage_storage_kill_version_2", LaterCases::childKill2);
    out.accept("ext_default_child_storage_storage_kill_version_3", LaterCases::childKill3);
    out.accept(
        "ext_hashing_keccak_512_version_1",
        in -> Memory.read(LaterImports.keccak512(span(in.readBytes())), KECCAK_512));
    out.accept("ext_trie_blake2_256_root_version_2", LaterCases::trieRoot);
    out.accept("ext_crypto_ecdsa_generate_version_1", LaterCases::ecdsaGenerate);
    out.accept("ext_crypto_ecdsa_sign_version_1", LaterCases::ecdsaSign);
    verify(out, "ext_crypto_ecdsa_verify_version_1", true, LaterImports::ecdsaVerify1);
    verify(out, "ext_crypto_ecdsa_verify_version_2", true, LaterImports::ecdsaVerify2);
    verify(out, "ext_crypto_sr25519_verify_version_2", false, LaterImports::sr25519Verify);
    recover(
        out,
        "ext_crypto_secp256k1_ecdsa_recover_compressed_version_1",
        LaterImports::recoverCompressed1);
    recover(
        out,
        "ext_crypto_secp256k1_ecdsa_recover_compressed_version_2",
        LaterImports::recoverCompressed2);
    recover(out, "ext_crypto_secp256k1_ecdsa_recover_version_2", LaterImports::recover);
    out.accept("ext_crypto_finish_batch_verify_version_1", LaterCases::batch);
  }

  private static byte[] run(Runnable function) {
    function.run();
    return Results.NOTHING;
  }

  private static byte[] storageRoot(ScaleReader in) {
    return Results.bytes(Memory.read(LaterImports.storageRoot((int) in.readU32())));
  }

  private static byte[] clearPrefix(ScaleReader in) {
    byte[] prefix = in.readBytes();
    byte[] limit = in.readFixed(in.remaining());
    return Memory.read(LaterImports.storageClearPrefix(span(prefix), span(limit)));
  }

  private static byte[] childRoot(ScaleReader in) {
    byte[] child = in.readBytes();
    int version = (int) in.readU32();
    return Results.bytes(Memory.read(LaterImports.childRoot(span(child), version)));
  }

  private static byte[] childKill2(ScaleReader in) {
    byte[] child = in.readBytes();
    byte[] limit = in.readFixed(in.remaining());
    return Results.number(LaterImports.childKill2(span(child), span(limit)));
  }

  private static byte[] childKill3(ScaleReader in) {
    byte[] child = in.readBytes();
    byte[] limit = in.readFixed(in.remaining());
    return Memory.read(LaterImports.childKill3(span(child), span(limit)));
  }

  private static byte[] trieRoot(ScaleReader in) {
    int version = (int) in.readU32();
    byte[] entries = in.readFixed(in.remaining());
    return Results.bytes(Memory.read(LaterImports.trieRoot(span(entries), version), HASH));
  }

  private static byte[] ecdsaGenerate(ScaleReader in) {
    byte[] type = in.readFixed(TYPE);
    byte[] seed = in.readFixed(in.remaining());
    return Memory.read(LaterImports.ecdsaGenerate(pointer(type), span(seed)), ECDSA_KEY);
  }

  private static byte[] ecdsaSign(ScaleReader in) {
    byte[] type = in.readFixed(TYPE);
    byte[] key = in.readFixed(ECDSA_KEY);
    byte[] message = in.readBytes();
    return Memory.read(LaterImports.ecdsaSign(pointer(type), pointer(key), span(message)));
  }

  private static void verify(
      BiConsumer<String, HostApiTester.Case> out, String name, boolean ecdsa, Verify function) {
    out.accept(
        name,
        in -> {
          byte[] signature = in.readFixed(ecdsa ? ECDSA_SIGNATURE : PLAIN_SIGNATURE);
          byte[] message = in.readBytes();
          byte[] key = in.readFixed(ecdsa ? ECDSA_KEY : PLAIN_KEY);
          return Results.number(function.call(pointer(signature), span(message), pointer(key)));
        });
  }

  private static void recover(
      BiConsumer<String, HostApiTester.Case> out, String name, Recover function) {
    out.accept(
        name,
        in -> {
          byte[] signature = in.readFixed(ECDSA_SIGNATURE);
          byte[] hash = in.readFixed(HASH);
          return Memory.read(function.call(pointer(signature), pointer(hash)));
        });
  }

  /** A message with a signature of each scheme, in one batch. */
  private static byte[] batch(ScaleReader in) {
    byte[] message = in.readBytes();
    LaterImports.startBatch();
    note(in, message, PLAIN_SIGNATURE, PLAIN_KEY, LaterImports::ed25519Batch);
    note(in, message, PLAIN_SIGNATURE, PLAIN_KEY, LaterImports::sr25519Batch);
    note(in, message, ECDSA_SIGNATURE, ECDSA_KEY, LaterImports::ecdsaBatch);
    return Results.number(LaterImports.finishBatch());
  }

  /** In a batch every signature passes for now. */
  private static void note(
      ScaleReader in, byte[] message, int signatureSize, int keySize, Verify function) {
    byte[] signature = in.readFixed(signatureSize);
    byte[] key = in.readFixed(keySize);
    function.call(pointer(signature), span(message), pointer(key));
  }
}
