package io.serinus.conformance.tester;

import org.teavm.interop.Import;

/** Functions of the Host API that the suite leaves out, as imports. */
final class LaterImports {
  private LaterImports() {}

  @Import(module = "env", name = "ext_storage_root_version_2")
  static native long storageRoot(int version);

  @Import(module = "env", name = "ext_storage_clear_prefix_version_2")
  static native long storageClearPrefix(long prefix, long limit);

  @Import(module = "env", name = "ext_storage_start_transaction_version_1")
  static native void startTransaction();

  @Import(module = "env", name = "ext_storage_rollback_transaction_version_1")
  static native void rollbackTransaction();

  @Import(module = "env", name = "ext_storage_commit_transaction_version_1")
  static native void commitTransaction();

  @Import(module = "env", name = "ext_default_child_storage_root_version_2")
  static native long childRoot(long child, int version);

  @Import(module = "env", name = "ext_default_child_storage_storage_kill_version_2")
  static native int childKill2(long child, long limit);

  @Import(module = "env", name = "ext_default_child_storage_storage_kill_version_3")
  static native long childKill3(long child, long limit);

  @Import(module = "env", name = "ext_hashing_keccak_512_version_1")
  static native int keccak512(long data);

  @Import(module = "env", name = "ext_trie_blake2_256_root_version_2")
  static native int trieRoot(long entries, int version);

  @Import(module = "env", name = "ext_crypto_ecdsa_generate_version_1")
  static native int ecdsaGenerate(int type, long seed);

  @Import(module = "env", name = "ext_crypto_ecdsa_sign_version_1")
  static native long ecdsaSign(int type, int key, long message);

  @Import(module = "env", name = "ext_crypto_ecdsa_verify_version_1")
  static native int ecdsaVerify1(int signature, long message, int key);

  @Import(module = "env", name = "ext_crypto_ecdsa_verify_version_2")
  static native int ecdsaVerify2(int signature, long message, int key);

  @Import(module = "env", name = "ext_crypto_secp256k1_ecdsa_recover_compressed_version_1")
  static native long recoverCompressed1(int signature, int hash);

  @Import(module = "env", name = "ext_crypto_secp256k1_ecdsa_recover_compressed_version_2")
  static native long recoverCompressed2(int signature, int hash);

  @Import(module = "env", name = "ext_crypto_secp256k1_ecdsa_recover_version_2")
  static native long recover(int signature, int hash);

  @Import(module = "env", name = "ext_crypto_sr25519_verify_version_2")
  static native int sr25519Verify(int signature, long message, int key);

  @Import(module = "env", name = "ext_crypto_start_batch_verify_version_1")
  static native void startBatch();

  @Import(module = "env", name = "ext_crypto_ed25519_batch_verify_version_1")
  static native int ed25519Batch(int signature, long message, int key);

  @Import(module = "env", name = "ext_crypto_sr25519_batch_verify_version_1")
  static native int sr25519Batch(int signature, long message, int key);

  @Import(module = "env", name = "ext_crypto_ecdsa_batch_verify_version_1")
  static native int ecdsaBatch(int signature, long message, int key);

  @Import(module = "env", name = "ext_crypto_finish_batch_verify_version_1")
  static native int finishBatch();

  @Import(module = "env", name = "ext_offchain_local_storage_set_version_1")
  static native void localSet(int kind, long key, long value);

  @Import(module = "env", name = "ext_offchain_local_storage_get_version_1")
  static native long localGet(int kind, long key);

  @Import(module = "env", name = "ext_offchain_local_storage_clear_version_1")
  static native void localClear(int kind, long key);

  @Import(module = "env", name = "ext_offchain_local_storage_compare_and_set_version_1")
  static native int localCompareAndSet(int kind, long key, long expected, long value);

  @Import(module = "env", name = "ext_offchain_index_set_version_1")
  static native void indexSet(long key, long value);

  @Import(module = "env", name = "ext_offchain_index_clear_version_1")
  static native void indexClear(long key);

  @Import(module = "env", name = "ext_offchain_http_request_start_version_1")
  static native long httpStart(long method, long uri, long meta);

  @Import(module = "env", name = "ext_offchain_http_request_add_header_version_1")
  static native long httpHeader(int id, long name, long value);

  @Import(module = "env", name = "ext_offchain_http_request_write_body_version_1")
  static native long httpWrite(int id, long chunk, long deadline);

  @Import(module = "env", name = "ext_offchain_http_response_wait_version_1")
  static native long httpWait(long ids, long deadline);

  @Import(module = "env", name = "ext_offchain_http_response_headers_version_1")
  static native long httpHeaders(int id);

  @Import(module = "env", name = "ext_offchain_http_response_read_body_version_1")
  static native long httpRead(int id, long buffer, long deadline);
}
