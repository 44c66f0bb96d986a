package io.serinus.hostapi;

import org.teavm.interop.Import;

/**
 * The functions that the Wasm module imports. A {@code long} that stands for bytes holds the
 * pointer in its lower and the size in its upper half; an {@code int} that does is a pointer alone.
 */
final class WasmImports {
  private WasmImports() {}

  @Import(module = "env", name = "ext_storage_get_version_1")
  static native long storageGet(long key);

  @Import(module = "env", name = "ext_storage_exists_version_1")
  static native int storageExists(long key);

  @Import(module = "env", name = "ext_storage_set_version_1")
  static native void storageSet(long key, long value);

  @Import(module = "env", name = "ext_storage_clear_version_1")
  static native void storageClear(long key);

  @Import(module = "env", name = "ext_storage_clear_prefix_version_2")
  static native long storageClearPrefix(long prefix, long limit);

  @Import(module = "env", name = "ext_storage_append_version_1")
  static native void storageAppend(long key, long value);

  @Import(module = "env", name = "ext_storage_next_key_version_1")
  static native long storageNextKey(long key);

  @Import(module = "env", name = "ext_storage_root_version_2")
  static native long storageRoot(int version);

  @Import(module = "env", name = "ext_storage_start_transaction_version_1")
  static native void startTransaction();

  @Import(module = "env", name = "ext_storage_rollback_transaction_version_1")
  static native void rollbackTransaction();

  @Import(module = "env", name = "ext_storage_commit_transaction_version_1")
  static native void commitTransaction();

  @Import(module = "env", name = "ext_default_child_storage_get_version_1")
  static native long childGet(long child, long key);

  @Import(module = "env", name = "ext_default_child_storage_exists_version_1")
  static native int childExists(long child, long key);

  @Import(module = "env", name = "ext_default_child_storage_set_version_1")
  static native void childSet(long child, long key, long value);

  @Import(module = "env", name = "ext_default_child_storage_clear_version_1")
  static native void childClear(long child, long key);

  @Import(module = "env", name = "ext_default_child_storage_storage_kill_version_3")
  static native long childKill(long child, long limit);

  @Import(module = "env", name = "ext_default_child_storage_clear_prefix_version_2")
  static native long childClearPrefix(long child, long prefix, long limit);

  @Import(module = "env", name = "ext_default_child_storage_next_key_version_1")
  static native long childNextKey(long child, long key);

  @Import(module = "env", name = "ext_default_child_storage_root_version_2")
  static native long childRoot(long child, int version);

  @Import(module = "env", name = "ext_trie_blake2_256_root_version_2")
  static native int trieBlake2Root(long entries, int version);

  @Import(module = "env", name = "ext_trie_blake2_256_ordered_root_version_2")
  static native int trieBlake2OrderedRoot(long values, int version);

  @Import(module = "env", name = "ext_trie_blake2_256_verify_proof_version_2")
  static native int trieBlake2VerifyProof(int root, long proof, long key, long value, int version);

  @Import(module = "env", name = "ext_trie_keccak_256_root_version_2")
  static native int trieKeccakRoot(long entries, int version);

  @Import(module = "env", name = "ext_trie_keccak_256_ordered_root_version_2")
  static native int trieKeccakOrderedRoot(long values, int version);

  @Import(module = "env", name = "ext_trie_keccak_256_verify_proof_version_2")
  static native int trieKeccakVerifyProof(int root, long proof, long key, long value, int version);

  @Import(module = "env", name = "ext_hashing_blake2_128_version_1")
  static native int blake2b128(long data);

  @Import(module = "env", name = "ext_hashing_blake2_256_version_1")
  static native int blake2b256(long data);

  @Import(module = "env", name = "ext_hashing_twox_64_version_1")
  static native int twox64(long data);

  @Import(module = "env", name = "ext_hashing_twox_128_version_1")
  static native int twox128(long data);

  @Import(module = "env", name = "ext_hashing_twox_256_version_1")
  static native int twox256(long data);

  @Import(module = "env", name = "ext_hashing_keccak_256_version_1")
  static native int keccak256(long data);

  @Import(module = "env", name = "ext_hashing_keccak_512_version_1")
  static native int keccak512(long data);

  @Import(module = "env", name = "ext_hashing_sha2_256_version_1")
  static native int sha256(long data);

  @Import(module = "env", name = "ext_crypto_ed25519_public_keys_version_1")
  static native long ed25519PublicKeys(int keyType);

  @Import(module = "env", name = "ext_crypto_ed25519_generate_version_1")
  static native int ed25519Generate(int keyType, long seed);

  @Import(module = "env", name = "ext_crypto_ed25519_sign_version_1")
  static native long ed25519Sign(int keyType, int publicKey, long message);

  @Import(module = "env", name = "ext_crypto_ed25519_verify_version_1")
  static native int ed25519Verify(int signature, long message, int publicKey);

  @Import(module = "env", name = "ext_crypto_sr25519_public_keys_version_1")
  static native long sr25519PublicKeys(int keyType);

  @Import(module = "env", name = "ext_crypto_sr25519_generate_version_1")
  static native int sr25519Generate(int keyType, long seed);

  @Import(module = "env", name = "ext_crypto_sr25519_sign_version_1")
  static native long sr25519Sign(int keyType, int publicKey, long message);

  @Import(module = "env", name = "ext_crypto_sr25519_verify_version_2")
  static native int sr25519Verify(int signature, long message, int publicKey);

  @Import(module = "env", name = "ext_crypto_ecdsa_public_keys_version_1")
  static native long ecdsaPublicKeys(int keyType);

  @Import(module = "env", name = "ext_crypto_ecdsa_generate_version_1")
  static native int ecdsaGenerate(int keyType, long seed);

  @Import(module = "env", name = "ext_crypto_ecdsa_sign_version_1")
  static native long ecdsaSign(int keyType, int publicKey, long message);

  @Import(module = "env", name = "ext_crypto_ecdsa_sign_prehashed_version_1")
  static native long ecdsaSignPrehashed(int keyType, int publicKey, int hash);

  @Import(module = "env", name = "ext_crypto_ecdsa_verify_version_2")
  static native int ecdsaVerify(int signature, long message, int publicKey);

  @Import(module = "env", name = "ext_crypto_ecdsa_verify_prehashed_version_1")
  static native int ecdsaVerifyPrehashed(int signature, int hash, int publicKey);

  @Import(module = "env", name = "ext_crypto_secp256k1_ecdsa_recover_version_2")
  static native long secp256k1Recover(int signature, int hash);

  @Import(module = "env", name = "ext_crypto_secp256k1_ecdsa_recover_compressed_version_2")
  static native long secp256k1RecoverCompressed(int signature, int hash);

  @Import(module = "env", name = "ext_offchain_is_validator_version_1")
  static native int isValidator();

  @Import(module = "env", name = "ext_offchain_submit_transaction_version_1")
  static native long submitTransaction(long extrinsic);

  @Import(module = "env", name = "ext_offchain_network_state_version_1")
  static native long networkState();

  @Import(module = "env", name = "ext_offchain_timestamp_version_1")
  static native long timestamp();

  @Import(module = "env", name = "ext_offchain_sleep_until_version_1")
  static native void sleepUntil(long deadline);

  @Import(module = "env", name = "ext_offchain_random_seed_version_1")
  static native int randomSeed();

  @Import(module = "env", name = "ext_offchain_local_storage_set_version_1")
  static native void localStorageSet(int kind, long key, long value);

  @Import(module = "env", name = "ext_offchain_local_storage_clear_version_1")
  static native void localStorageClear(int kind, long key);

  @Import(module = "env", name = "ext_offchain_local_storage_compare_and_set_version_1")
  static native int localStorageCompareAndSet(int kind, long key, long expected, long value);

  @Import(module = "env", name = "ext_offchain_local_storage_get_version_1")
  static native long localStorageGet(int kind, long key);

  @Import(module = "env", name = "ext_offchain_index_set_version_1")
  static native void offchainIndexSet(long key, long value);

  @Import(module = "env", name = "ext_offchain_index_clear_version_1")
  static native void offchainIndexClear(long key);

  @Import(module = "env", name = "ext_misc_runtime_version_version_1")
  static native long runtimeVersion(long code);

  @Import(module = "env", name = "ext_logging_log_version_1")
  static native void log(int level, long target, long message);

  @Import(module = "env", name = "ext_logging_max_level_version_1")
  static native int maxLogLevel();

  @Import(module = "env", name = "ext_allocator_free_version_1")
  static native void free(int pointer);
}
