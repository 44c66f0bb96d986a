package io.serinus.consensus;

import io.serinus.consensus.grandpa.GrandpaNetwork;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.KeyTypeId;
import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.host.chain.ChainStore;
import io.serinus.host.client.Client;
import io.serinus.host.client.ClientPoolChain;
import io.serinus.host.client.Genesis;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.client.SignatureCache;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.executor.EndiveEngine;
import io.serinus.host.executor.ExecutionStrategy;
import io.serinus.host.executor.HostCrypto;
import io.serinus.host.executor.NativeCode;
import io.serinus.host.executor.RuntimeExecutor;
import io.serinus.host.state.StateOptions;
import io.serinus.host.txpool.PoolOptions;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.scale.Bytes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A node on the slot runtime, whose only author and voter is Alice. */
final class TestNode implements AutoCloseable {
  final Client client;
  final ConsensusService consensus;

  TestNode(KeyValueStore store, ConsensusOptions options) {
    KeyPair author = KeyPair.fromUri(SignatureScheme.SR25519, "//Alice");
    KeyPair voter = KeyPair.fromUri(SignatureScheme.ED25519, "//Alice");
    MemoryKeyStore keys = new MemoryKeyStore();
    keys.insert(KeyTypeId.BABE, "//Alice", author.publicKey());
    keys.insert(KeyTypeId.GRANDPA, "//Alice", voter.publicKey());
    SlotRuntime slots =
        new SlotRuntime(BabeId.of(author.publicKey()), GrandpaId.of(voter.publicKey()));
    RuntimeCaller runtime =
        new RuntimeCaller(
            new RuntimeExecutor(
                new EndiveEngine(null),
                ExecutionStrategy.NATIVE,
                Duration.ofMinutes(1),
                List.of(new NativeCode(slots, SlotRuntime.CODE.toArray()))),
            new HostCrypto(keys),
            new SignatureCache(1000));
    StateOptions states = new StateOptions(256, 1 << 20, 1 << 20);
    ChainStore chain =
        ChainStore.exists(store)
            ? ChainStore.open(store, states)
            : ChainStore.create(
                store,
                states,
                Genesis.ofRaw(Map.of(Bytes.ofText(":code"), SlotRuntime.CODE), Map.of())
                    .block(runtime));
    client = new Client(chain, runtime, Runnable::run, 1);
    InstantSource clock = InstantSource.system();
    TransactionPool pool =
        new TransactionPool(new ClientPoolChain(client), PoolOptions.DEFAULT, clock, Runnable::run);
    consensus =
        new ConsensusService(
            client, pool, keys, GrandpaNetwork.alone(), options, clock, () -> true);
  }

  /** Waits until something is so. */
  static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it never came to that");
      }
      Thread.sleep(5);
    }
  }

  @Override
  public void close() {
    consensus.close();
    client.close();
  }
}
