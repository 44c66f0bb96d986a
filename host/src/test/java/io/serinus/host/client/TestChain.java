package io.serinus.host.client;

import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.host.chain.ChainStore;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.executor.EndiveEngine;
import io.serinus.host.executor.ExecutionStrategy;
import io.serinus.host.executor.HostCrypto;
import io.serinus.host.executor.NativeCode;
import io.serinus.host.executor.RuntimeExecutor;
import io.serinus.host.state.PruningMode;
import io.serinus.host.state.StateOptions;
import io.serinus.hostapi.CryptoApi;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** A client on the fake runtime, whose workers are the calling thread unless told. */
final class TestChain implements AutoCloseable {
  static final StateOptions OPTIONS =
      new StateOptions(new PruningMode.Constrained(256), 1 << 20, 1 << 20);

  /** How often sr25519 signatures were really verified. */
  final AtomicInteger verifications = new AtomicInteger();

  final RuntimeCaller runtime;
  final Client client;

  TestChain(KeyValueStore store, StateOptions options, Executor workers) {
    RuntimeExecutor executor =
        new RuntimeExecutor(
            new EndiveEngine(null),
            ExecutionStrategy.NATIVE,
            Duration.ofMinutes(1),
            List.of(new NativeCode(new FakeRuntime(), FakeRuntime.CODE.toArray())));
    runtime =
        new RuntimeCaller(
            executor, counting(new HostCrypto(new MemoryKeyStore())), new SignatureCache(1000));
    ChainStore chain =
        ChainStore.exists(store)
            ? ChainStore.open(store, options)
            : ChainStore.create(store, options, FakeRuntime.genesis().block(runtime));
    client = new Client(chain, runtime, workers, 2);
  }

  private CryptoApi counting(CryptoApi crypto) {
    return (CryptoApi)
        Proxy.newProxyInstance(
            CryptoApi.class.getClassLoader(),
            new Class<?>[] {CryptoApi.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("sr25519Verify")) {
                verifications.incrementAndGet();
              }
              try {
                return method.invoke(crypto, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  H256 genesis() {
    return client.info().genesis();
  }

  static InherentData time(long millis) {
    return InherentData.EMPTY.with(
        InherentData.TIMESTAMP, Bytes.wrap(new ScaleWriter().writeU64(millis).toByteArray()));
  }

  /** Builds a block with a time of its own and some transactions, all of which must fit. */
  BuiltBlock build(H256 parent, long millis, Bytes... transactions) {
    BlockBuilder builder = client.newBlock(parent, Digest.EMPTY);
    for (Bytes inherent : builder.inherents(time(millis))) {
      include(builder, inherent);
    }
    for (Bytes transaction : transactions) {
      include(builder, transaction);
    }
    return builder.build();
  }

  private static void include(BlockBuilder builder, Bytes extrinsic) {
    if (!(builder.apply(extrinsic) instanceof BlockBuilder.Outcome.Included)) {
      throw new AssertionError(extrinsic + " is not included");
    }
  }

  /** Builds and imports a block. */
  H256 extend(H256 parent, long millis, Bytes... transactions) {
    BuiltBlock built = build(parent, millis, transactions);
    return client.importBlock(ImportRequest.of(built, built.header())).block().hash();
  }

  /** A transaction with a real signature. */
  static Bytes signed(String account, long nonce) {
    KeyPair pair = KeyPair.fromUri(SignatureScheme.SR25519, "//" + account);
    byte[] signature = pair.sign((account + ":" + nonce).getBytes(StandardCharsets.US_ASCII));
    HexFormat hex = HexFormat.of();
    return FakeRuntime.call(
        account, nonce, "sig." + hex.formatHex(signature) + "." + hex.formatHex(pair.publicKey()));
  }

  @Override
  public void close() {
    client.close();
  }
}
