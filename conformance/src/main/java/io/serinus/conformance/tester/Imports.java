package io.serinus.conformance.tester;

import org.teavm.interop.Import;

/**
 * The first versions of the functions of the Host API, as imports. A {@code long} for bytes is a
 * pointer-size.
 */
final class Imports {
  private Imports() {}

  @Import(module = "env", name = "ext_storage_set_version_1")
  static native void storageSet(long key, long value);

  @Import(module = "env", name = "ext_storage_get_version_1")
  static native long storageGet(long key);

  @Import(module = "env", name = "ext_storage_read_version_1")
  static native long storageRead(long key, long buffer, int offset);

  @Import(module = "env", name = "ext_storage_clear_version_1")
  static native void storageClear(long key);

  @Import(module = "env", name = "ext_storage_exists_version_1")
  static native int storageExists(long key);

  @Import(module = "env", name = "ext_storage_clear_prefix_version_1")
  static native void storageClearPrefix(long prefix);

  @Import(module = "env", name = "ext_storage_append_version_1")
  static native void storageAppend(long key, long value);

  @Import(module = "env", name = "ext_storage_root_version_1")
  static native long storageRoot();

  @Import(module = "env", name = "ext_storage_next_key_version_1")
  static native long storageNextKey(long key);

  @Import(module = "env", name = "ext_default_child_storage_set_version_1")
  static native void childSet(long child, long key, long value);

  @Import(module = "env", name = "ext_default_child_storage_get_version_1")
  static native long childGet(long child, long key);

  @Import(module = "env", name = "ext_default_child_storage_read_version_1")
  static native long childRead(long child, long key, long buffer, int offset);

  @Import(module = "env", name = "ext_default_child_storage_clear_version_1")
  static native void childClear(long child, long key);

  @Import(module = "env", name = "ext_default_child_storage_storage_kill_version_1")
  static native void childKill(long child);

  @Import(module = "env", name = "ext_default_child_storage_exists_version_1")
  static native int childExists(long child, long key);

  @Import(module = "env", name = "ext_default_child_storage_clear_prefix_version_1")
  static native void childClearPrefix(long child, long prefix);

  @Import(module = "env", name = "ext_default_child_storage_root_version_1")
  static native long childRoot(long child);

  @Import(module = "env", name = "ext_default_child_storage_next_key_version_1")
  static native long childNextKey(long child, long key);

  @Import(module = "env", name = "ext_crypto_ed25519_public_keys_version_1")
  static native long ed25519PublicKeys(int type);

  @Import(module = "env", name = "ext_crypto_ed25519_generate_version_1")
  static native int ed25519Generate(int type, long seed);

  @Import(module = "env", name = "ext_crypto_ed25519_sign_version_1")
  static native long ed25519Sign(int type, int key, long message);

  @Import(module = "env", name = "ext_crypto_ed25519_verify_version_1")
  static native int ed25519Verify(int signature, long message, int key);

  @Import(module = "env", name = "ext_crypto_sr25519_public_keys_version_1")
  static native long sr25519PublicKeys(int type);

  @Import(module = "env", name = "ext_crypto_sr25519_generate_version_1")
  static native int sr25519Generate(int type, long seed);

  @Import(module = "env", name = "ext_crypto_sr25519_sign_version_1")
  static native long sr25519Sign(int type, int key, long message);

  @Import(module = "env", name = "ext_crypto_sr25519_verify_version_1")
  static native int sr25519Verify(int signature, long message, int key);

  @Import(module = "env", name = "ext_hashing_keccak_256_version_1")
  static native int keccak256(long data);

  @Import(module = "env", name = "ext_hashing_sha2_256_version_1")
  static native int sha256(long data);

  @Import(module = "env", name = "ext_hashing_blake2_128_version_1")
  static native int blake2b128(long data);

  @Import(module = "env", name = "ext_hashing_blake2_256_version_1")
  static native int blake2b256(long data);

  @Import(module = "env", name = "ext_hashing_twox_256_version_1")
  static native int twox256(long data);

  @Import(module = "env", name = "ext_hashing_twox_128_version_1")
  static native int twox128(long data);

  @Import(module = "env", name = "ext_hashing_twox_64_version_1")
  static native int twox64(long data);

  @Import(module = "env", name = "ext_allocator_malloc_version_1")
  static native int malloc(int size);

  @Import(module = "env", name = "ext_allocator_free_version_1")
  static native void free(int pointer);

  @Import(module = "env", name = "ext_trie_blake2_256_root_version_1")
  static native int trieRoot(long entries);

  @Import(module = "env", name = "ext_trie_blake2_256_ordered_root_version_1")
  static native int trieOrderedRoot(long values);
}
