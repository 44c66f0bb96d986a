package io.serinus.consensus;

import io.serinus.consensus.grandpa.GrandpaNetwork;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.KeyStore;
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
import io.serinus.host.state.PruningMode;
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
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A node on the slot runtime, whose only author is Alice. */
public final class TestNode implements AutoCloseable {
  /** What a slot lasts to the runtime, in ms. */
  public static final long SLOT_DURATION = SlotRuntime.SLOT_DURATION;

  private final RememberingKeys keys = new RememberingKeys();
  public final Client client;
  public final ConsensusService consensus;

  /** The node of Alice, the only voter. */
  public TestNode(KeyValueStore store, ConsensusOptions options) {
    this(store, options, InstantSource.system());
  }

  /** The same by another clock. */
  public TestNode(KeyValueStore store, ConsensusOptions options, InstantSource clock) {
    this(store, options, "//Alice", List.of("//Alice"), GrandpaNetwork.alone(), clock);
  }

  TestNode(
      KeyValueStore store,
      ConsensusOptions options,
      String key,
      List<String> voters,
      GrandpaNetwork network) {
    this(store, options, key, voters, network, InstantSource.system());
  }

  /**
   * @param key the node's own, to author with if it is Alice's, and to vote with
   * @param voters the keys of all voters
   */
  TestNode(
      KeyValueStore store,
      ConsensusOptions options,
      String key,
      List<String> voters,
      GrandpaNetwork network,
      InstantSource clock) {
    keys.insert(KeyTypeId.BABE, key, publicKey(SignatureScheme.SR25519, key));
    keys.insert(KeyTypeId.GRANDPA, key, publicKey(SignatureScheme.ED25519, key));
    SlotRuntime slots =
        new SlotRuntime(
            BabeId.of(publicKey(SignatureScheme.SR25519, "//Alice")),
            voters.stream()
                .map(voter -> GrandpaId.of(publicKey(SignatureScheme.ED25519, voter)))
                .toList());
    RuntimeCaller runtime =
        new RuntimeCaller(
            new RuntimeExecutor(
                new EndiveEngine(null),
                ExecutionStrategy.NATIVE,
                Duration.ofMinutes(1),
                List.of(new NativeCode(slots, SlotRuntime.CODE.toArray()))),
            new HostCrypto(keys),
            new SignatureCache(1000));
    StateOptions states = new StateOptions(new PruningMode.Constrained(256), 1 << 20, 1 << 20);
    ChainStore chain =
        ChainStore.exists(store)
            ? ChainStore.open(store, states)
            : ChainStore.create(
                store,
                states,
                Genesis.ofRaw(Map.of(Bytes.ofText(":code"), SlotRuntime.CODE), Map.of())
                    .block(runtime));
    client = new Client(chain, runtime, Runnable::run, 1);
    TransactionPool pool =
        new TransactionPool(new ClientPoolChain(client), PoolOptions.DEFAULT, clock, Runnable::run);
    consensus = new ConsensusService(client, pool, keys, network, options, clock, () -> true);
  }

  /** Puts one more key to vote with into the node's store. */
  void insertVoter(String key) {
    keys.insert(KeyTypeId.GRANDPA, key, publicKey(SignatureScheme.ED25519, key));
  }

  /** The key pairs that were handed out to vote with. */
  List<KeyPair> votingPairs() {
    return List.copyOf(keys.pairs);
  }

  /** A key store that knows what it has handed out. */
  private static final class RememberingKeys implements KeyStore {
    private final MemoryKeyStore inner = new MemoryKeyStore();
    private final Queue<KeyPair> pairs = new ConcurrentLinkedQueue<>();

    @Override
    public void insert(KeyTypeId type, String uri, byte[] publicKey) {
      inner.insert(type, uri, publicKey);
    }

    @Override
    public Optional<String> find(KeyTypeId type, byte[] publicKey) {
      return inner.find(type, publicKey);
    }

    @Override
    public List<byte[]> publicKeys(KeyTypeId type, SignatureScheme scheme) {
      return inner.publicKeys(type, scheme);
    }

    @Override
    public Optional<KeyPair> pair(KeyTypeId type, SignatureScheme scheme, byte[] publicKey) {
      Optional<KeyPair> pair = inner.pair(type, scheme, publicKey);
      if (type.equals(KeyTypeId.GRANDPA)) {
        pair.ifPresent(pairs::add);
      }
      return pair;
    }
  }

  private static byte[] publicKey(SignatureScheme scheme, String uri) {
    return KeyPair.fromUri(scheme, uri).publicKey();
  }

  /** Waits until something is so, which is looked at whenever the chain has moved. */
  void await(BooleanSupplier condition) throws InterruptedException {
    CountDownLatch so = new CountDownLatch(1);
    Runnable unlisten =
        client.listen(
            _ -> {
              if (condition.getAsBoolean()) {
                so.countDown();
              }
            });
    try {
      if (!condition.getAsBoolean() && !so.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("it never came to that");
      }
    } finally {
      unlisten.run();
    }
  }

  @Override
  public void close() {
    consensus.close();
    client.close();
  }
}
