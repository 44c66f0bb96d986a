package io.serinus.host.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.executor.EndiveEngine;
import io.serinus.host.executor.ExecutionStrategy;
import io.serinus.host.executor.HostCrypto;
import io.serinus.host.executor.RuntimeCode;
import io.serinus.host.executor.RuntimeExecutor;
import io.serinus.host.state.TrieState;
import io.serinus.trie.Hasher;
import io.serinus.trie.MemoryNodeStore;
import io.serinus.trie.StateVersion;
import io.serinus.trie.Trie;
import io.serinus.trie.TrieEditor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RuntimeCallerTest {
  private final RuntimeCaller caller =
      new RuntimeCaller(
          new RuntimeExecutor(
              new EndiveEngine(null), ExecutionStrategy.WASM, Duration.ofMinutes(1), List.of()),
          new HostCrypto(new MemoryKeyStore()),
          new SignatureCache(16));

  /** How often something was read from a state. */
  private final AtomicInteger loads = new AtomicInteger();

  private TrieState state(byte[] code, long heapPages) {
    MemoryNodeStore nodes = new MemoryNodeStore();
    TrieEditor editor = new TrieEditor(nodes, Trie.emptyRoot(Hasher.BLAKE2_256), StateVersion.V1);
    editor.put(":code".getBytes(StandardCharsets.US_ASCII), code);
    editor.put(
        ":heappages".getBytes(StandardCharsets.US_ASCII),
        new byte[] {(byte) heapPages, 0, 0, 0, 0, 0, 0, 0});
    TrieEditor.Commit commit = editor.commit();
    nodes.apply(commit.delta());
    return new TrieState(
        hash -> {
          loads.incrementAndGet();
          return nodes.load(hash);
        },
        commit.root());
  }

  @Test
  void statesShareTheirCodeAndNotItsHeap() {
    RuntimeCode first = caller.code(state(new byte[] {1}, 5));
    RuntimeCode second = caller.code(state(new byte[] {1}, 6));
    RuntimeCode third = caller.code(state(new byte[] {2}, 6));
    assertThat(first.hash()).isEqualTo(second.hash()).isNotEqualTo(third.hash());
    assertThat(List.of(first.heapPages(), second.heapPages(), third.heapPages()))
        .containsExactly(5, 6, 6);
  }

  /** A chain can change its code with every block, and does not fill the memory with it. */
  @Test
  void oldCodeIsForgotten() {
    TrieState first = state(new byte[] {1}, 0);
    String hash = caller.code(first).hash();
    loads.set(0);
    assertThat(caller.code(first).hash()).isEqualTo(hash);
    assertThat(loads.get()).isZero();
    for (int i = 0; i < 8; i++) {
      byte[] code = new byte[9 << 20];
      code[0] = (byte) i;
      assertThat(caller.code(state(code, 0)).hash()).isNotEqualTo(hash);
    }
    loads.set(0);
    assertThat(caller.code(first).hash()).isEqualTo(hash);
    assertThat(loads.get()).isPositive();
  }
}
