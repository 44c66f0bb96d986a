package io.serinus.host.client;

import static io.serinus.host.client.FakeRuntime.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.host.chain.ChainInfo;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.db.RocksStore;
import io.serinus.host.state.PruningMode;
import io.serinus.host.state.StateOptions;
import io.serinus.host.tracing.TraceFilter;
import io.serinus.host.tracing.TraceRecorder;
import io.serinus.primitives.H256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  private static TestChain open(Path folder) {
    return new TestChain(RocksStore.open(folder, 1 << 20), TestChain.OPTIONS, Runnable::run);
  }

  @Test
  void goesOnWhereItStopped(@TempDir Path folder) {
    ChainInfo before;
    try (TestChain test = open(folder)) {
      H256 at = test.genesis();
      for (int i = 0; i < 10; i++) {
        at = test.extend(at, 1000 + i, call("a", i, "ok"));
        if (i == 4) {
          test.client.finalizeBlock(at, null);
        }
      }
      before = test.client.info();
    }
    try (TestChain test = open(folder)) {
      assertThat(test.client.info()).isEqualTo(before);
      H256 next = test.extend(before.best().hash(), 2000, call("a", 10, "ok"));
      test.client.check(next);
      test.client.finalizeBlock(next, null);
      assertThat(test.client.info().finalized().number()).isEqualTo(11);
    }
  }

  @Test
  void prunesStates() {
    TestChain test =
        new TestChain(
            new MemoryStore(),
            new StateOptions(new PruningMode.Constrained(2), 1 << 20, 1 << 20),
            Runnable::run);
    H256 old = test.extend(test.genesis(), 1);
    H256 second = test.extend(old, 2);
    H256 at = second;
    for (int i = 3; i < 10; i++) {
      at = test.extend(at, i);
      test.client.finalizeBlock(at, null);
    }
    assertThat(test.client.version(at).specName()).isEqualTo("fake");
    assertThatThrownBy(() -> test.client.version(old))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("is gone");
    assertThat(test.client.chain().body(old)).isNotNull();
    TraceRecorder trace = new TraceRecorder(new TraceFilter("", "", ""), 1000);
    assertThatThrownBy(() -> test.client.trace(second, trace))
        .isInstanceOf(ClientException.class)
        .hasMessageContainingAll(old.toString(), "is gone");
  }

  @Test
  void exportsAndImportsBlocks() throws IOException {
    TestChain test = new TestChain(new MemoryStore(), TestChain.OPTIONS, Runnable::run);
    H256 at = test.genesis();
    for (int i = 0; i < 50; i++) {
      String account = "a".repeat(1 + i * 100);
      at = test.extend(at, i, call(account, 0, "ok"), call(account, 1, "ok"));
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(BlockFile.write(test.client.chain(), 1, 50, file)).isEqualTo(50);

    TestChain other = new TestChain(new MemoryStore(), TestChain.OPTIONS, Runnable::run);
    long read =
        BlockFile.read(
            new ByteArrayInputStream(file.toByteArray()),
            signed -> other.client.importBlock(ImportRequest.of(signed.block(), BlockOrigin.FILE)));
    assertThat(read).isEqualTo(50);
    assertThat(other.client.info().best().hash()).isEqualTo(at);

    byte[] cut = Arrays.copyOf(file.toByteArray(), file.size() - 1);
    assertThatThrownBy(() -> BlockFile.read(new ByteArrayInputStream(cut), signed -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("block 49");
    assertThatThrownBy(() -> BlockFile.write(test.client.chain(), 1, 51, file))
        .isInstanceOf(ClientException.class);
  }
}
