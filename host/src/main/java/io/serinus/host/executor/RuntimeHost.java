package io.serinus.host.executor;

import io.serinus.crypto.hash.Hashing;
import io.serinus.host.state.Externalities;
import io.serinus.host.state.Overlay;
import io.serinus.host.tracing.TraceRecorder;
import io.serinus.hostapi.CryptoApi;
import io.serinus.hostapi.HostApi;
import io.serinus.hostapi.MiscApi;
import io.serinus.hostapi.OffchainApi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Host API of one call: an overlay for the state, and the parts of the node that the call may
 * reach. Hashes and tries are computed here.
 */
public final class RuntimeHost implements HostApi {
  private final Overlay overlay;
  private final Externalities storage;
  private final CryptoApi crypto;
  private final OffchainApi offchain;
  private final MiscApi misc;

  /**
   * @param overlay the state that the call reads and changes
   * @param crypto signatures and the key store
   * @param offchain what offchain workers may do; {@link NoOffchain} for all other calls
   * @param misc where log lines go
   */
  public RuntimeHost(Overlay overlay, CryptoApi crypto, OffchainApi offchain, MiscApi misc) {
    this(overlay, overlay, crypto, offchain, misc);
  }

  private RuntimeHost(
      Overlay overlay,
      Externalities storage,
      CryptoApi crypto,
      OffchainApi offchain,
      MiscApi misc) {
    this.overlay = overlay;
    this.storage = storage;
    this.crypto = crypto;
    this.offchain = offchain;
    this.misc = misc;
  }

  /** The same, with what the runtime reads and writes recorded. */
  public RuntimeHost traced(TraceRecorder trace) {
    return new RuntimeHost(overlay, trace.over(storage), crypto, offchain, misc);
  }

  /** Whether somebody records what the runtime does. */
  boolean isTraced() {
    return storage != overlay;
  }

  /** The state of the call. */
  public Overlay overlay() {
    return overlay;
  }

  @Override
  public byte @Nullable [] storageGet(byte[] key) {
    return storage.storageGet(key);
  }

  @Override
  public boolean storageExists(byte[] key) {
    return storage.storageExists(key);
  }

  @Override
  public void storageSet(byte[] key, byte[] value) {
    storage.storageSet(key, value);
  }

  @Override
  public void storageClear(byte[] key) {
    storage.storageClear(key);
  }

  @Override
  public ClearResult storageClearPrefix(byte[] prefix, long limit) {
    return storage.storageClearPrefix(prefix, limit);
  }

  @Override
  public void storageAppend(byte[] key, byte[] value) {
    storage.storageAppend(key, value);
  }

  @Override
  public byte @Nullable [] storageNextKey(byte[] key) {
    return storage.storageNextKey(key);
  }

  @Override
  public byte[] storageRoot(int stateVersion) {
    return storage.storageRoot(stateVersion);
  }

  @Override
  public void startTransaction() {
    storage.startTransaction();
  }

  @Override
  public void rollbackTransaction() {
    storage.rollbackTransaction();
  }

  @Override
  public void commitTransaction() {
    storage.commitTransaction();
  }

  @Override
  public byte @Nullable [] childGet(byte[] child, byte[] key) {
    return storage.childGet(child, key);
  }

  @Override
  public boolean childExists(byte[] child, byte[] key) {
    return storage.childExists(child, key);
  }

  @Override
  public void childSet(byte[] child, byte[] key, byte[] value) {
    storage.childSet(child, key, value);
  }

  @Override
  public void childClear(byte[] child, byte[] key) {
    storage.childClear(child, key);
  }

  @Override
  public ClearResult childKill(byte[] child, long limit) {
    return storage.childKill(child, limit);
  }

  @Override
  public ClearResult childClearPrefix(byte[] child, byte[] prefix, long limit) {
    return storage.childClearPrefix(child, prefix, limit);
  }

  @Override
  public byte @Nullable [] childNextKey(byte[] child, byte[] key) {
    return storage.childNextKey(child, key);
  }

  @Override
  public byte[] childRoot(byte[] child, int stateVersion) {
    return storage.childRoot(child, stateVersion);
  }

  @Override
  public List<byte[]> ed25519PublicKeys(byte[] keyType) {
    return crypto.ed25519PublicKeys(keyType);
  }

  @Override
  public byte[] ed25519Generate(byte[] keyType, byte @Nullable [] seed) {
    return crypto.ed25519Generate(keyType, seed);
  }

  @Override
  public byte @Nullable [] ed25519Sign(byte[] keyType, byte[] publicKey, byte[] message) {
    return crypto.ed25519Sign(keyType, publicKey, message);
  }

  @Override
  public boolean ed25519Verify(byte[] signature, byte[] message, byte[] publicKey) {
    return crypto.ed25519Verify(signature, message, publicKey);
  }

  @Override
  public List<byte[]> sr25519PublicKeys(byte[] keyType) {
    return crypto.sr25519PublicKeys(keyType);
  }

  @Override
  public byte[] sr25519Generate(byte[] keyType, byte @Nullable [] seed) {
    return crypto.sr25519Generate(keyType, seed);
  }

  @Override
  public byte @Nullable [] sr25519Sign(byte[] keyType, byte[] publicKey, byte[] message) {
    return crypto.sr25519Sign(keyType, publicKey, message);
  }

  @Override
  public boolean sr25519Verify(byte[] signature, byte[] message, byte[] publicKey) {
    return crypto.sr25519Verify(signature, message, publicKey);
  }

  @Override
  public List<byte[]> ecdsaPublicKeys(byte[] keyType) {
    return crypto.ecdsaPublicKeys(keyType);
  }

  @Override
  public byte[] ecdsaGenerate(byte[] keyType, byte @Nullable [] seed) {
    return crypto.ecdsaGenerate(keyType, seed);
  }

  @Override
  public byte @Nullable [] ecdsaSign(byte[] keyType, byte[] publicKey, byte[] message) {
    return crypto.ecdsaSign(keyType, publicKey, message);
  }

  @Override
  public byte @Nullable [] ecdsaSignPrehashed(byte[] keyType, byte[] publicKey, byte[] hash) {
    return crypto.ecdsaSignPrehashed(keyType, publicKey, hash);
  }

  @Override
  public boolean ecdsaVerify(byte[] signature, byte[] message, byte[] publicKey) {
    return crypto.ecdsaVerify(signature, message, publicKey);
  }

  @Override
  public boolean ecdsaVerifyPrehashed(byte[] signature, byte[] hash, byte[] publicKey) {
    return crypto.ecdsaVerifyPrehashed(signature, hash, publicKey);
  }

  @Override
  public byte @Nullable [] secp256k1Recover(byte[] signature, byte[] hash) {
    return crypto.secp256k1Recover(signature, hash);
  }

  @Override
  public byte @Nullable [] secp256k1RecoverCompressed(byte[] signature, byte[] hash) {
    return crypto.secp256k1RecoverCompressed(signature, hash);
  }

  @Override
  public boolean isValidator() {
    return offchain.isValidator();
  }

  @Override
  public boolean submitTransaction(byte[] extrinsic) {
    return offchain.submitTransaction(extrinsic);
  }

  @Override
  public byte @Nullable [] networkState() {
    return offchain.networkState();
  }

  @Override
  public long timestamp() {
    return offchain.timestamp();
  }

  @Override
  public void sleepUntil(long deadline) {
    offchain.sleepUntil(deadline);
  }

  @Override
  public byte[] randomSeed() {
    return offchain.randomSeed();
  }

  @Override
  public void localStorageSet(StorageKind kind, byte[] key, byte[] value) {
    offchain.localStorageSet(kind, key, value);
  }

  @Override
  public void localStorageClear(StorageKind kind, byte[] key) {
    offchain.localStorageClear(kind, key);
  }

  @Override
  public boolean localStorageCompareAndSet(
      StorageKind kind, byte[] key, byte @Nullable [] expected, byte[] value) {
    return offchain.localStorageCompareAndSet(kind, key, expected, value);
  }

  @Override
  public byte @Nullable [] localStorageGet(StorageKind kind, byte[] key) {
    return offchain.localStorageGet(kind, key);
  }

  @Override
  public void offchainIndexSet(byte[] key, byte[] value) {
    offchain.offchainIndexSet(key, value);
  }

  @Override
  public void offchainIndexClear(byte[] key) {
    offchain.offchainIndexClear(key);
  }

  @Override
  public byte @Nullable [] runtimeVersion(byte[] code) {
    return misc.runtimeVersion(code);
  }

  @Override
  public void log(LogLevel level, String target, String message) {
    misc.log(level, target, message);
  }

  @Override
  public LogLevel maxLogLevel() {
    return misc.maxLogLevel();
  }

  @Override
  public byte[] blake2b128(byte[] data) {
    return Hashing.blake2b128(data);
  }

  @Override
  public byte[] blake2b256(byte[] data) {
    return Hashing.blake2b256(data);
  }

  @Override
  public byte[] twox64(byte[] data) {
    return Hashing.twox64(data);
  }

  @Override
  public byte[] twox128(byte[] data) {
    return Hashing.twox128(data);
  }

  @Override
  public byte[] twox256(byte[] data) {
    return Hashing.twox256(data);
  }

  @Override
  public byte[] keccak256(byte[] data) {
    return Hashing.keccak256(data);
  }

  @Override
  public byte[] keccak512(byte[] data) {
    return Hashing.keccak512(data);
  }

  @Override
  public byte[] sha256(byte[] data) {
    return Hashing.sha256(data);
  }

  @Override
  public byte[] trieRoot(TrieHash hash, List<KeyValue> entries, int stateVersion) {
    return Tries.trieRoot(hash, entries, stateVersion);
  }

  @Override
  public byte[] trieOrderedRoot(TrieHash hash, List<byte[]> values, int stateVersion) {
    return Tries.trieOrderedRoot(hash, values, stateVersion);
  }

  @Override
  public boolean trieVerifyProof(
      TrieHash hash, byte[] root, List<byte[]> proof, byte[] key, byte[] value, int stateVersion) {
    return Tries.trieVerifyProof(hash, root, proof, key, value, stateVersion);
  }
}
