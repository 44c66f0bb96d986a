package io.serinus.host.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.host.db.MemoryStore;
import io.serinus.host.offchain.OffchainStorage;
import io.serinus.host.offchain.OffchainWorkers;
import io.serinus.host.offchain.WorkerOffchain;
import io.serinus.host.txpool.PoolOptions;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.hostapi.OffchainApi.StorageKind;
import io.serinus.primitives.H256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class OffchainWorkersTest {
  private final MemoryStore store = new MemoryStore();
  private final TestChain test = new TestChain(store, TestChain.OPTIONS, Runnable::run);
  private final InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(77));
  private final TransactionPool pool =
      new TransactionPool(
          new ClientPoolChain(test.client), PoolOptions.DEFAULT, clock, Runnable::run);
  private final WorkerOffchain offchain =
      new WorkerOffchain(true, pool, new OffchainStorage(store), clock);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void runsAfterEachBestBlock() {
    Runnable stop = new OffchainWorkers(test.client, offchain, Runnable::run).connect();
    H256 first = test.extend(test.genesis(), 1);
    test.extend(test.genesis(), 2);
    // The worker of the fake runtime counts its runs and submits a transaction of that nonce.
    assertThat(offchain.localStorageGet(StorageKind.PERSISTENT, bytes("runs")))
        .isEqualTo(bytes("1"));
    assertThat(pool.ready().next().data())
        .isEqualTo(Extrinsics.encoded(FakeRuntime.call("worker", 0, "ok")));
    test.extend(first, 3);
    stop.run();
    test.extend(test.client.info().best().hash(), 4);
    assertThat(offchain.localStorageGet(StorageKind.PERSISTENT, bytes("runs")))
        .isEqualTo(bytes("2"));
    assertThat(pool.status().ready()).isEqualTo(2);
  }

  @Test
  void keepsWhatIsToBeKept() {
    assertThat(offchain.timestamp()).isEqualTo(77);
    byte[] key = bytes("k");
    assertThat(
            offchain.localStorageCompareAndSet(StorageKind.PERSISTENT, key, bytes("x"), bytes("y")))
        .isFalse();
    assertThat(offchain.localStorageCompareAndSet(StorageKind.PERSISTENT, key, null, bytes("y")))
        .isTrue();
    assertThat(offchain.localStorageGet(StorageKind.PERSISTENT, key)).isEqualTo(bytes("y"));
    offchain.localStorageClear(StorageKind.PERSISTENT, key);
    assertThat(offchain.localStorageGet(StorageKind.PERSISTENT, key)).isNull();
    offchain.localStorageSet(StorageKind.LOCAL, key, bytes("z"));
    assertThat(offchain.localStorageGet(StorageKind.LOCAL, key)).isNull();
  }
}
