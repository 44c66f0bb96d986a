package io.serinus.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.executor.EndiveEngine;
import io.serinus.host.executor.ExecutionStrategy;
import io.serinus.host.executor.ExecutorException;
import io.serinus.host.executor.HostCrypto;
import io.serinus.host.executor.NativeCode;
import io.serinus.host.executor.RuntimeCode;
import io.serinus.host.executor.RuntimeExecutor;
import io.serinus.host.executor.RuntimeHost;
import io.serinus.host.executor.RuntimeLog;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.TrieState;
import io.serinus.hostapi.Host;
import io.serinus.hostapi.NativeRuntime;
import io.serinus.hostapi.OffchainApi;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.scale.ScaleWriter;
import io.serinus.trie.Hasher;
import io.serinus.trie.MemoryNodeStore;
import io.serinus.trie.StateVersion;
import io.serinus.trie.Trie;
import io.serinus.trie.TrieEditor;
import io.serinus.wasm.RuntimeBlob;
import io.serinus.wasmbuilder.RuntimeBuild;
import io.serinus.wasmbuilder.WasmBuilder;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the suite leaves out: the newer versions, transactions, ecdsa, offchain; each natively and
 * in Wasm, with one result.
 */
final class BothWaysTest {
  private static byte[] blob = {};

  private final List<ExecutorException> differences = new ArrayList<>();

  @BeforeAll
  static void build() {
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    byte[] version = new ProbeRuntime().call("Core_version", new byte[0]);
    blob =
        RuntimeBlob.compress(
            WasmBuilder.module(
                new RuntimeBuild(
                    ProbeRuntime.class.getName(),
                    classPath,
                    ProbeRuntime.FUNCTIONS,
                    Map.of(RuntimeBuild.VERSION_SECTION, version),
                    "",
                    8 << 20,
                    true)));
  }

  private RuntimeExecutor executor(NativeRuntime runtime) {
    return new RuntimeExecutor(
        new EndiveEngine(null),
        ExecutionStrategy.BOTH,
        Duration.ofMinutes(1),
        List.of(new NativeCode(runtime, blob)),
        differences::add);
  }

  private static RuntimeHost host() {
    MemoryNodeStore nodes = new MemoryNodeStore();
    TrieEditor editor = new TrieEditor(nodes, Trie.emptyRoot(Hasher.BLAKE2_256), StateVersion.V1);
    for (int i = 0; i < 10; i++) {
      editor.put(new byte[] {'o', (byte) i}, new byte[] {(byte) i});
    }
    TrieEditor.Commit commit = editor.commit();
    nodes.apply(commit.delta());
    return new RuntimeHost(
        new Overlay(new TrieState(nodes, commit.root())),
        new HostCrypto(new MemoryKeyStore()),
        new SteadyOffchain(),
        new RuntimeLog(code -> code.length == 40 ? new byte[] {1, 2} : null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Probe_storage", "Probe_child", "Probe_pure", "Probe_crypto", "Probe_offchain"})
  void hearsTheSameNativelyAndInWasm(String function) {
    RuntimeExecutor executor = executor(new ProbeRuntime());
    for (int length : new int[] {0, 40, 300, 20_000}) {
      byte[] input = new byte[length];
      Arrays.fill(input, (byte) length);
      assertThat(executor.call(RuntimeCode.of(blob), host(), function, input)).isNotEmpty();
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void panicsBothWays() {
    assertThatThrownBy(
            () ->
                executor(new ProbeRuntime())
                    .call(RuntimeCode.of(blob), host(), "Probe_panic", new byte[0]))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContainingAll("Probe_panic", "told to");
  }

  @Test
  void readsTheVersionOfTheBlob() {
    assertThat(executor(new ProbeRuntime()).version(RuntimeCode.of(blob)).specName())
        .isEqualTo("test");
  }

  /** A native runtime that does one thing more than the blob. */
  private record Deviant(boolean writes) implements NativeRuntime {
    @Override
    public byte[] call(String function, byte[] arguments) {
      byte[] result = new ProbeRuntime().call(function, arguments);
      if (writes) {
        Host.api().storageSet(new byte[] {'z'}, new byte[] {1});
        return result;
      }
      return new ScaleWriter().writeFixed(result).writeU8(1).toByteArray();
    }

    @Override
    public List<String> functions() {
      return ProbeRuntime.FUNCTIONS;
    }
  }

  /** A native runtime that gives up where the blob does not. */
  private static final class Quitter implements NativeRuntime {
    @Override
    public byte[] call(String function, byte[] arguments) {
      throw new RuntimePanic("enough");
    }

    @Override
    public List<String> functions() {
      return ProbeRuntime.FUNCTIONS;
    }
  }

  @Test
  void reportsWhatDiffers() {
    assertThatThrownBy(
            () ->
                executor(new Deviant(true))
                    .call(RuntimeCode.of(blob), host(), "Probe_child", new byte[3]))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContainingAll("Probe_child", "differ", "native wrote 7a = 01", "Wasm nothing");
    assertThatThrownBy(
            () ->
                executor(new Deviant(false))
                    .call(RuntimeCode.of(blob), host(), "Probe_pure", new byte[3]))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContainingAll("Probe_pure", "differ", "native returned");
    assertThat(differences).hasSize(2);
    assertThatThrownBy(
            () ->
                executor(new Quitter())
                    .call(RuntimeCode.of(blob), host(), "Probe_pure", new byte[3]))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContainingAll("Probe_pure", "differ", "native failed", "Wasm returned");
    assertThat(differences).as("one side alone may have failed for want of means").hasSize(2);
  }

  /** An offchain world that is the same at every look. */
  private static final class SteadyOffchain implements OffchainApi {
    private final Map<String, byte[]> storage = new HashMap<>();

    private static String name(StorageKind kind, byte[] key) {
      return kind + Arrays.toString(key);
    }

    @Override
    public boolean isValidator() {
      return true;
    }

    @Override
    public boolean submitTransaction(byte[] extrinsic) {
      return extrinsic.length != 2;
    }

    @Override
    public byte @Nullable [] networkState() {
      return new byte[] {4, 9, 0};
    }

    @Override
    public long timestamp() {
      return 1_600_000_000_000L;
    }

    @Override
    public void sleepUntil(long deadline) {}

    @Override
    public byte[] randomSeed() {
      return new byte[32];
    }

    @Override
    public void localStorageSet(StorageKind kind, byte[] key, byte[] value) {
      storage.put(name(kind, key), value);
    }

    @Override
    public void localStorageClear(StorageKind kind, byte[] key) {
      storage.remove(name(kind, key));
    }

    @Override
    public boolean localStorageCompareAndSet(
        StorageKind kind, byte[] key, byte @Nullable [] expected, byte[] value) {
      boolean same = Arrays.equals(storage.get(name(kind, key)), expected);
      if (same) {
        storage.put(name(kind, key), value);
      }
      return same;
    }

    @Override
    public byte @Nullable [] localStorageGet(StorageKind kind, byte[] key) {
      return storage.get(name(kind, key));
    }

    @Override
    public void offchainIndexSet(byte[] key, byte[] value) {}

    @Override
    public void offchainIndexClear(byte[] key) {}
  }
}
