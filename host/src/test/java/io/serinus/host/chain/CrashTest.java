package io.serinus.host.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.host.db.RocksStore;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.PruningMode;
import io.serinus.host.state.StateOptions;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that imports and finalizes blocks, again and again, and goes on where it was. */
@Tag("slow")
class CrashTest {
  private static final StateOptions OPTIONS =
      StateOptions.DEFAULT.keeping(new PruningMode.Constrained(3));
  private static final byte[] COUNTER = {0};

  @TempDir Path folder;
  @TempDir Path temporary;

  @Test
  void nothingFinalizedIsLost() throws IOException, InterruptedException {
    Random random = new Random(7);
    long lastFinal = -1;
    for (int round = 0; round < 8; round++) {
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-Djava.io.tmpdir=" + temporary,
                  "-cp",
                  System.getProperty("java.class.path"),
                  CrashTest.class.getName(),
                  folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      int reports = 20 + random.nextInt(200);
      String[] last = {};
      try (BufferedReader out = child.inputReader()) {
        for (int i = 0; i < reports; i++) {
          String line = out.readLine();
          assertThat(line).as("the child goes on").isNotNull();
          last = line.split(" ", 3);
        }
        child.destroyForcibly().waitFor();
      }
      assertThat(child.exitValue()).isNotZero();
      assertThat(temporary).as("what the killed child left").isEmptyDirectory();
      lastFinal = check(Long.parseLong(last[1]), H256.ofHex(last[2]), lastFinal);
    }
  }

  /** Opens what the child left; returns the finalized number. */
  private long check(long reported, H256 reportedHash, long before) {
    try (ChainStore chain = ChainStore.open(RocksStore.open(folder, 8L << 20), OPTIONS)) {
      ChainInfo info = chain.info();
      assertThat(info.finalized().number()).isGreaterThanOrEqualTo(reported).isGreaterThan(before);
      assertThat(chain.hashAt(reported)).isEqualTo(reportedHash);
      assertThat(chain.descends(info.best().hash(), info.finalized().hash())).isTrue();
      for (long n = 0; n <= info.best().number(); n++) {
        H256 hash = chain.hashAt(n);
        assertThat(hash).isNotNull();
        Header header = chain.header(hash);
        assertThat(header).isNotNull();
        assertThat(chain.body(hash)).hasSize(1);
        if (n + 3 >= info.finalized().number()) {
          assertThat(chain.stateAt(hash).get(COUNTER))
              .isEqualTo(ByteBuffer.allocate(8).putLong(n).array());
        }
      }
      return info.finalized().number();
    }
  }

  /** The child: imports forks and finalizes until it is killed, and reports what is final. */
  public static void main(String[] args) {
    RocksStore store = RocksStore.open(Path.of(args[0]), 8L << 20);
    try (ChainStore chain =
        ChainStore.exists(store)
            ? ChainStore.open(store, OPTIONS)
            : ChainStore.create(store, OPTIONS, TestBlocks.genesis(o -> count(o, 0)))) {
      Random random = new Random();
      for (long salt = chain.info().best().number(); ; salt++) {
        BlockRef best = chain.info().best();
        for (int fork = 0; fork < 2; fork++) {
          BlockImport block =
              TestBlocks.on(
                  chain,
                  best.hash(),
                  2 * salt + fork,
                  o -> {
                    count(o, best.number() + 1);
                    for (int i = 0; i < 50; i++) {
                      byte[] value = new byte[40];
                      random.nextBytes(value);
                      o.storageSet(new byte[] {1, (byte) random.nextInt(200)}, value);
                    }
                  });
          chain.importBlock(block.best(fork == 0));
        }
        BlockRef target = chain.info().best();
        if (random.nextInt(3) == 0) {
          chain.finalizeBlock(target.hash(), null);
        }
        BlockRef last = chain.info().finalized();
        System.out.println("final " + last.number() + " " + last.hash());
      }
    }
  }

  private static void count(Overlay overlay, long number) {
    overlay.storageSet(COUNTER, ByteBuffer.allocate(8).putLong(number).array());
  }
}
