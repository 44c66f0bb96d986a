package io.serinus.hostapi;

import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Host API by way of the Wasm module's imports. */
final class WasmHostApi implements HostApi {
  static final WasmHostApi INSTANCE = new WasmHostApi();

  private WasmHostApi() {}

  private static long span(byte[] bytes) {
    return WasmMemory.span(bytes);
  }

  private static int pointer(byte[] bytes) {
    return WasmMemory.pointer(bytes);
  }

  @Override
  public byte @Nullable [] storageGet(byte[] key) {
    return WasmMemory.takeOptionalBytes(WasmImports.storageGet(span(key)));
  }

  @Override
  public boolean storageExists(byte[] key) {
    return WasmImports.storageExists(span(key)) != 0;
  }

  @Override
  public void storageSet(byte[] key, byte[] value) {
    WasmImports.storageSet(span(key), span(value));
  }

  @Override
  public void storageClear(byte[] key) {
    WasmImports.storageClear(span(key));
  }

  @Override
  public StorageApi.ClearResult storageClearPrefix(byte[] prefix, long limit) {
    byte[] option = limit(limit);
    return cleared(WasmImports.storageClearPrefix(span(prefix), span(option)));
  }

  @Override
  public void storageAppend(byte[] key, byte[] value) {
    WasmImports.storageAppend(span(key), span(value));
  }

  @Override
  public byte @Nullable [] storageNextKey(byte[] key) {
    return WasmMemory.takeOptionalBytes(WasmImports.storageNextKey(span(key)));
  }

  @Override
  public byte[] storageRoot(int stateVersion) {
    return WasmMemory.take(WasmImports.storageRoot(stateVersion));
  }

  @Override
  public void startTransaction() {
    WasmImports.startTransaction();
  }

  @Override
  public void rollbackTransaction() {
    WasmImports.rollbackTransaction();
  }

  @Override
  public void commitTransaction() {
    WasmImports.commitTransaction();
  }

  @Override
  public byte @Nullable [] childGet(byte[] child, byte[] key) {
    return WasmMemory.takeOptionalBytes(WasmImports.childGet(span(child), span(key)));
  }

  @Override
  public boolean childExists(byte[] child, byte[] key) {
    return WasmImports.childExists(span(child), span(key)) != 0;
  }

  @Override
  public void childSet(byte[] child, byte[] key, byte[] value) {
    WasmImports.childSet(span(child), span(key), span(value));
  }

  @Override
  public void childClear(byte[] child, byte[] key) {
    WasmImports.childClear(span(child), span(key));
  }

  @Override
  public StorageApi.ClearResult childKill(byte[] child, long limit) {
    byte[] option = limit(limit);
    return cleared(WasmImports.childKill(span(child), span(option)));
  }

  @Override
  public StorageApi.ClearResult childClearPrefix(byte[] child, byte[] prefix, long limit) {
    byte[] option = limit(limit);
    return cleared(WasmImports.childClearPrefix(span(child), span(prefix), span(option)));
  }

  @Override
  public byte @Nullable [] childNextKey(byte[] child, byte[] key) {
    return WasmMemory.takeOptionalBytes(WasmImports.childNextKey(span(child), span(key)));
  }

  @Override
  public byte[] childRoot(byte[] child, int stateVersion) {
    return WasmMemory.take(WasmImports.childRoot(span(child), stateVersion));
  }

  @Override
  public byte[] trieRoot(TrieHash hash, List<KeyValue> entries, int stateVersion) {
    ScaleWriter out = new ScaleWriter();
    out.writeCompact(entries.size());
    for (KeyValue entry : entries) {
      out.writeBytes(entry.key()).writeBytes(entry.value());
    }
    byte[] encoded = out.toByteArray();
    return WasmMemory.take(
        hash == TrieHash.BLAKE2_256
            ? WasmImports.trieBlake2Root(span(encoded), stateVersion)
            : WasmImports.trieKeccakRoot(span(encoded), stateVersion),
        32);
  }

  @Override
  public byte[] trieOrderedRoot(TrieHash hash, List<byte[]> values, int stateVersion) {
    byte[] encoded = encodeAll(values);
    return WasmMemory.take(
        hash == TrieHash.BLAKE2_256
            ? WasmImports.trieBlake2OrderedRoot(span(encoded), stateVersion)
            : WasmImports.trieKeccakOrderedRoot(span(encoded), stateVersion),
        32);
  }

  @Override
  public boolean trieVerifyProof(
      TrieHash hash, byte[] root, List<byte[]> proof, byte[] key, byte[] value, int stateVersion) {
    byte[] nodes = encodeAll(proof);
    int result =
        hash == TrieHash.BLAKE2_256
            ? WasmImports.trieBlake2VerifyProof(
                pointer(root), span(nodes), span(key), span(value), stateVersion)
            : WasmImports.trieKeccakVerifyProof(
                pointer(root), span(nodes), span(key), span(value), stateVersion);
    return result != 0;
  }

  @Override
  public byte[] blake2b128(byte[] data) {
    return WasmMemory.take(WasmImports.blake2b128(span(data)), 16);
  }

  @Override
  public byte[] blake2b256(byte[] data) {
    return WasmMemory.take(WasmImports.blake2b256(span(data)), 32);
  }

  @Override
  public byte[] twox64(byte[] data) {
    return WasmMemory.take(WasmImports.twox64(span(data)), 8);
  }

  @Override
  public byte[] twox128(byte[] data) {
    return WasmMemory.take(WasmImports.twox128(span(data)), 16);
  }

  @Override
  public byte[] twox256(byte[] data) {
    return WasmMemory.take(WasmImports.twox256(span(data)), 32);
  }

  @Override
  public byte[] keccak256(byte[] data) {
    return WasmMemory.take(WasmImports.keccak256(span(data)), 32);
  }

  @Override
  public byte[] keccak512(byte[] data) {
    return WasmMemory.take(WasmImports.keccak512(span(data)), 64);
  }

  @Override
  public byte[] sha256(byte[] data) {
    return WasmMemory.take(WasmImports.sha256(span(data)), 32);
  }

  @Override
  public List<byte[]> ed25519PublicKeys(byte[] keyType) {
    return publicKeys(WasmImports.ed25519PublicKeys(pointer(keyType)), 32);
  }

  @Override
  public byte[] ed25519Generate(byte[] keyType, byte @Nullable [] seed) {
    byte[] option = optional(seed);
    return WasmMemory.take(WasmImports.ed25519Generate(pointer(keyType), span(option)), 32);
  }

  @Override
  public byte @Nullable [] ed25519Sign(byte[] keyType, byte[] publicKey, byte[] message) {
    return WasmMemory.takeOptionalFixed(
        WasmImports.ed25519Sign(pointer(keyType), pointer(publicKey), span(message)));
  }

  @Override
  public boolean ed25519Verify(byte[] signature, byte[] message, byte[] publicKey) {
    return WasmImports.ed25519Verify(pointer(signature), span(message), pointer(publicKey)) != 0;
  }

  @Override
  public List<byte[]> sr25519PublicKeys(byte[] keyType) {
    return publicKeys(WasmImports.sr25519PublicKeys(pointer(keyType)), 32);
  }

  @Override
  public byte[] sr25519Generate(byte[] keyType, byte @Nullable [] seed) {
    byte[] option = optional(seed);
    return WasmMemory.take(WasmImports.sr25519Generate(pointer(keyType), span(option)), 32);
  }

  @Override
  public byte @Nullable [] sr25519Sign(byte[] keyType, byte[] publicKey, byte[] message) {
    return WasmMemory.takeOptionalFixed(
        WasmImports.sr25519Sign(pointer(keyType), pointer(publicKey), span(message)));
  }

  @Override
  public boolean sr25519Verify(byte[] signature, byte[] message, byte[] publicKey) {
    return WasmImports.sr25519Verify(pointer(signature), span(message), pointer(publicKey)) != 0;
  }

  @Override
  public List<byte[]> ecdsaPublicKeys(byte[] keyType) {
    return publicKeys(WasmImports.ecdsaPublicKeys(pointer(keyType)), 33);
  }

  @Override
  public byte[] ecdsaGenerate(byte[] keyType, byte @Nullable [] seed) {
    byte[] option = optional(seed);
    return WasmMemory.take(WasmImports.ecdsaGenerate(pointer(keyType), span(option)), 33);
  }

  @Override
  public byte @Nullable [] ecdsaSign(byte[] keyType, byte[] publicKey, byte[] message) {
    return WasmMemory.takeOptionalFixed(
        WasmImports.ecdsaSign(pointer(keyType), pointer(publicKey), span(message)));
  }

  @Override
  public boolean ecdsaVerify(byte[] signature, byte[] message, byte[] publicKey) {
    return WasmImports.ecdsaVerify(pointer(signature), span(message), pointer(publicKey)) != 0;
  }

  @Override
  public byte @Nullable [] ecdsaSignPrehashed(byte[] keyType, byte[] publicKey, byte[] hash) {
    return WasmMemory.takeOptionalFixed(
        WasmImports.ecdsaSignPrehashed(pointer(keyType), pointer(publicKey), pointer(hash)));
  }

  @Override
  public boolean ecdsaVerifyPrehashed(byte[] signature, byte[] hash, byte[] publicKey) {
    return WasmImports.ecdsaVerifyPrehashed(pointer(signature), pointer(hash), pointer(publicKey))
        != 0;
  }

  @Override
  public byte @Nullable [] secp256k1Recover(byte[] signature, byte[] hash) {
    return ok(WasmImports.secp256k1Recover(pointer(signature), pointer(hash)));
  }

  @Override
  public byte @Nullable [] secp256k1RecoverCompressed(byte[] signature, byte[] hash) {
    return ok(WasmImports.secp256k1RecoverCompressed(pointer(signature), pointer(hash)));
  }

  @Override
  public boolean isValidator() {
    return WasmImports.isValidator() != 0;
  }

  @Override
  public boolean submitTransaction(byte[] extrinsic) {
    return WasmMemory.take(WasmImports.submitTransaction(span(extrinsic)))[0] == 0;
  }

  @Override
  public byte @Nullable [] networkState() {
    return ok(WasmImports.networkState());
  }

  @Override
  public long timestamp() {
    return WasmImports.timestamp();
  }

  @Override
  public void sleepUntil(long deadline) {
    WasmImports.sleepUntil(deadline);
  }

  @Override
  public byte[] randomSeed() {
    return WasmMemory.take(WasmImports.randomSeed(), 32);
  }

  @Override
  public void localStorageSet(StorageKind kind, byte[] key, byte[] value) {
    WasmImports.localStorageSet(kind.ordinal(), span(key), span(value));
  }

  @Override
  public void localStorageClear(StorageKind kind, byte[] key) {
    WasmImports.localStorageClear(kind.ordinal(), span(key));
  }

  @Override
  public boolean localStorageCompareAndSet(
      StorageKind kind, byte[] key, byte @Nullable [] expected, byte[] value) {
    byte[] option = optional(expected);
    return WasmImports.localStorageCompareAndSet(
            kind.ordinal(), span(key), span(option), span(value))
        != 0;
  }

  @Override
  public byte @Nullable [] localStorageGet(StorageKind kind, byte[] key) {
    return WasmMemory.takeOptionalBytes(WasmImports.localStorageGet(kind.ordinal(), span(key)));
  }

  @Override
  public void offchainIndexSet(byte[] key, byte[] value) {
    WasmImports.offchainIndexSet(span(key), span(value));
  }

  @Override
  public void offchainIndexClear(byte[] key) {
    WasmImports.offchainIndexClear(span(key));
  }

  @Override
  public byte @Nullable [] runtimeVersion(byte[] code) {
    return WasmMemory.takeOptionalBytes(WasmImports.runtimeVersion(span(code)));
  }

  @Override
  public void log(LogLevel level, String target, String message) {
    byte[] targetBytes = target.getBytes(StandardCharsets.UTF_8);
    byte[] messageBytes = message.getBytes(StandardCharsets.UTF_8);
    WasmImports.log(level.ordinal(), span(targetBytes), span(messageBytes));
  }

  @Override
  public LogLevel maxLogLevel() {
    return switch (WasmImports.maxLogLevel()) {
      case 0, 1 -> LogLevel.ERROR;
      case 2 -> LogLevel.WARN;
      case 3 -> LogLevel.INFO;
      case 4 -> LogLevel.DEBUG;
      default -> LogLevel.TRACE;
    };
  }

  /** An {@code Option<u32>}; negative is none. */
  private static byte[] limit(long limit) {
    ScaleWriter out = new ScaleWriter(5);
    out.writeBool(limit >= 0);
    if (limit >= 0) {
      out.writeU32(limit);
    }
    return out.toByteArray();
  }

  /** A {@code KillStorageResult}: 0 or 1 (all cleared, some remain), and the number. */
  private static StorageApi.ClearResult cleared(long span) {
    ScaleReader in = new ScaleReader(WasmMemory.take(span));
    boolean allCleared = in.readU8() == 0;
    return new StorageApi.ClearResult(allCleared, in.readU32());
  }

  private static byte[] encodeAll(List<byte[]> values) {
    ScaleWriter out = new ScaleWriter();
    out.writeCompact(values.size());
    for (byte[] value : values) {
      out.writeBytes(value);
    }
    return out.toByteArray();
  }

  private static byte[] optional(byte @Nullable [] bytes) {
    ScaleWriter out = new ScaleWriter();
    out.writeBool(bytes != null);
    if (bytes != null) {
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  /** The value of a {@code Result}, null for an error. */
  private static byte @Nullable [] ok(long span) {
    ScaleReader in = new ScaleReader(WasmMemory.take(span));
    return in.readU8() == 0 ? in.readFixed(in.remaining()) : null;
  }

  private static List<byte[]> publicKeys(long span, int size) {
    ScaleReader in = new ScaleReader(WasmMemory.take(span));
    int count = in.readLength(size);
    List<byte[]> keys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      keys.add(in.readFixed(size));
    }
    return keys;
  }
}
