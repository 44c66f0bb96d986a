package io.serinus.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.serinus.hostapi.Host;
import io.serinus.hostapi.HostApi;
import io.serinus.hostapi.MiscApi.LogLevel;
import io.serinus.hostapi.NativeRuntime;
import io.serinus.hostapi.OffchainApi.StorageKind;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.hostapi.StorageApi.ClearResult;
import io.serinus.hostapi.TrieApi.KeyValue;
import io.serinus.hostapi.TrieApi.TrieHash;
import io.serinus.hostapi.WasmEntryPoint;
import io.serinus.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Export;

/**
 * Calls every function that Java runtimes have of the Host API and returns all that it hears, for a
 * comparison of both ways.
 */
public final class ProbeRuntime implements NativeRuntime {
  static final List<String> FUNCTIONS =
      List.of(
          "Core_version",
          "Probe_storage",
          "Probe_child",
          "Probe_pure",
          "Probe_crypto",
          "Probe_offchain",
          "Probe_panic");

  private static final byte[] KEY_TYPE = {'t', 'e', 's', 't'};

  public static void main(String[] arguments) {}

  @Export(name = "serinus_call")
  public static long call(int function, int pointer, int length) {
    return WasmEntryPoint.call(new ProbeRuntime(), function, pointer, length);
  }

  @Override
  public List<String> functions() {
    return FUNCTIONS;
  }

  @Override
  public byte[] call(String function, byte[] input) {
    ScaleWriter out = new ScaleWriter();
    if (function.equals("Core_version")) {
      version(out);
      return out.toByteArray();
    }
    HostApi api = Host.api();
    switch (function) {
      case "Probe_storage" -> storage(api, input, out);
      case "Probe_child" -> child(api, input, out);
      case "Probe_pure" -> pure(api, input, out);
      case "Probe_crypto" -> crypto(api, input, out);
      case "Probe_offchain" -> offchain(api, input, out);
      default -> throw new RuntimePanic("told to");
    }
    return out.toByteArray();
  }

  private static void version(ScaleWriter out) {
    byte[] core = {(byte) 0xdf, 0x6a, (byte) 0xcb, 0x68, (byte) 0x99, 0x07, 0x60, (byte) 0x9b};
    out.writeBytes(KEY_TYPE).writeBytes(KEY_TYPE).writeU32(1).writeU32(1).writeU32(1);
    out.writeCompact(1).writeFixed(core).writeU32(4).writeU32(1).writeU8(1);
  }

  private static byte[] key(int i) {
    return new byte[] {'k', (byte) i};
  }

  private static void option(ScaleWriter out, byte @Nullable [] bytes) {
    out.writeBool(bytes != null);
    if (bytes != null) {
      out.writeBytes(bytes);
    }
  }

  private static void cleared(ScaleWriter out, ClearResult result) {
    out.writeBool(result.allCleared()).writeU32(result.count());
  }

  private static void storage(HostApi api, byte[] input, ScaleWriter out) {
    for (int i = 0; i < 20; i++) {
      api.storageSet(key(i), input);
    }
    api.startTransaction();
    api.storageClear(key(3));
    api.startTransaction();
    api.storageSet(key(4), key(99));
    api.rollbackTransaction();
    api.commitTransaction();
    option(out, api.storageGet(key(3)));
    option(out, api.storageGet(key(4)));
    out.writeBool(api.storageExists(key(3))).writeBool(api.storageExists(key(5)));
    byte[] list = {'l'};
    api.storageAppend(list, new byte[] {1});
    api.storageAppend(list, new byte[] {2});
    option(out, api.storageGet(list));
    for (byte[] at = key(0); at != null; at = api.storageNextKey(at)) {
      out.writeBytes(at);
    }
    out.writeFixed(api.storageRoot(0)).writeFixed(api.storageRoot(1));
    cleared(out, api.storageClearPrefix(new byte[] {'o'}, 2));
    cleared(out, api.storageClearPrefix(new byte[] {'o'}, -1));
    cleared(out, api.storageClearPrefix(new byte[] {'k'}, 5));
    out.writeFixed(api.storageRoot(1));
  }

  private static void child(HostApi api, byte[] input, ScaleWriter out) {
    byte[] child = {'c'};
    byte[] other = {'d'};
    for (int i = 0; i < 10; i++) {
      api.childSet(child, key(i), input);
      api.childSet(other, key(i), key(i));
    }
    api.childClear(child, key(2));
    option(out, api.childGet(child, key(2)));
    option(out, api.childGet(other, key(2)));
    out.writeBool(api.childExists(child, key(1))).writeBool(api.childExists(child, key(2)));
    option(out, api.childNextKey(child, key(1)));
    out.writeFixed(api.childRoot(child, 0)).writeFixed(api.childRoot(child, 1));
    option(out, api.storageGet(":child_storage:default:c".getBytes(US_ASCII)));
    cleared(out, api.childClearPrefix(other, key(3), -1));
    cleared(out, api.childKill(other, 1));
    out.writeFixed(api.childRoot(other, 1)).writeFixed(api.storageRoot(1));
  }

  private static void pure(HostApi api, byte[] input, ScaleWriter out) {
    out.writeFixed(api.blake2b128(input))
        .writeFixed(api.blake2b256(input))
        .writeFixed(api.twox64(input));
    out.writeFixed(api.twox128(input))
        .writeFixed(api.twox256(input))
        .writeFixed(api.keccak256(input));
    out.writeFixed(api.keccak512(input)).writeFixed(api.sha256(input));
    List<KeyValue> entries = new ArrayList<>();
    List<byte[]> values = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      entries.add(new KeyValue(key(i), input));
      values.add(input);
    }
    for (TrieHash hash : TrieHash.values()) {
      for (int version = 0; version < 2; version++) {
        out.writeFixed(api.trieRoot(hash, entries, version))
            .writeFixed(api.trieOrderedRoot(hash, values, version));
      }
      out.writeBool(
          api.trieVerifyProof(hash, api.blake2b256(input), List.of(input), key(1), input, 1));
    }
    option(out, api.runtimeVersion(input));
    api.log(LogLevel.INFO, "probe", "hello");
    out.writeU8(api.maxLogLevel().ordinal());
  }

  private static void crypto(HostApi api, byte[] input, ScaleWriter out) {
    byte[] seed = {'/', '/', 'A', 'l', 'i', 'c', 'e'};
    byte[] ed = api.ed25519Generate(KEY_TYPE, seed);
    byte[] sr = api.sr25519Generate(KEY_TYPE, seed);
    byte[] ec = api.ecdsaGenerate(KEY_TYPE, seed);
    out.writeBytes(ed).writeBytes(sr).writeBytes(ec);
    api.ed25519PublicKeys(KEY_TYPE).forEach(out::writeBytes);
    api.sr25519PublicKeys(KEY_TYPE).forEach(out::writeBytes);
    api.ecdsaPublicKeys(KEY_TYPE).forEach(out::writeBytes);
    byte[] edSignature = some(api.ed25519Sign(KEY_TYPE, ed, input));
    byte[] srSignature = some(api.sr25519Sign(KEY_TYPE, sr, input));
    byte[] ecSignature = some(api.ecdsaSign(KEY_TYPE, ec, input));
    byte[] hash = api.blake2b256(input);
    byte[] prehashed = some(api.ecdsaSignPrehashed(KEY_TYPE, ec, hash));
    out.writeBytes(edSignature).writeBytes(ecSignature).writeBytes(prehashed);
    out.writeBool(api.ed25519Verify(edSignature, input, ed))
        .writeBool(api.ed25519Verify(edSignature, hash, ed));
    out.writeBool(api.sr25519Verify(srSignature, input, sr))
        .writeBool(api.sr25519Verify(srSignature, hash, sr));
    out.writeBool(api.ecdsaVerify(ecSignature, input, ec))
        .writeBool(api.ecdsaVerify(ecSignature, hash, ec));
    out.writeBool(api.ecdsaVerifyPrehashed(prehashed, hash, ec));
    option(out, api.secp256k1Recover(prehashed, hash));
    option(out, api.secp256k1RecoverCompressed(prehashed, hash));
    byte[] wrong = prehashed.clone();
    wrong[64] = 9;
    option(out, api.secp256k1Recover(wrong, hash));
    option(out, api.ed25519Sign(KEY_TYPE, sr, input));
  }

  private static byte[] some(byte @Nullable [] bytes) {
    if (bytes == null) {
      throw new RuntimePanic("no signature");
    }
    return bytes;
  }

  private static void offchain(HostApi api, byte[] input, ScaleWriter out) {
    out.writeBool(api.isValidator())
        .writeBool(api.submitTransaction(input))
        .writeBool(api.submitTransaction(key(0)));
    option(out, api.networkState());
    out.writeU64(api.timestamp()).writeFixed(api.randomSeed());
    api.sleepUntil(1);
    for (StorageKind kind : StorageKind.values()) {
      api.localStorageSet(kind, key(1), input);
      out.writeBool(api.localStorageCompareAndSet(kind, key(1), key(0), key(2)));
      out.writeBool(api.localStorageCompareAndSet(kind, key(1), input, key(2)));
      out.writeBool(api.localStorageCompareAndSet(kind, key(7), null, key(3)));
      option(out, api.localStorageGet(kind, key(1)));
      api.localStorageClear(kind, key(1));
      api.localStorageClear(kind, key(7));
      option(out, api.localStorageGet(kind, key(1)));
    }
    api.offchainIndexSet(key(1), input);
    api.offchainIndexClear(key(1));
  }
}
