package io.serinus.runtime.kusama;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletModule;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.executive.Genesis;
import io.serinus.frame.system.EventRecord;
import io.serinus.host.executor.EndiveEngine;
import io.serinus.host.executor.ExecutionStrategy;
import io.serinus.host.executor.ExecutorException;
import io.serinus.host.executor.HostCrypto;
import io.serinus.host.executor.NativeCode;
import io.serinus.host.executor.NoOffchain;
import io.serinus.host.executor.RuntimeCode;
import io.serinus.host.executor.RuntimeExecutor;
import io.serinus.host.executor.RuntimeHost;
import io.serinus.host.executor.RuntimeLog;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.StateChanges;
import io.serinus.host.state.StateView;
import io.serinus.host.state.TrieState;
import io.serinus.hostapi.Host;
import io.serinus.hostapi.OffchainApi;
import io.serinus.pallet.scheduler.SchedulerCall;
import io.serinus.primitives.Block;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import io.serinus.trie.StateVersion;
import io.serinus.trie.TrieHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A chain of the Kusama runtime over a state in memory, driven through the runtime API as a node
 * drives it: each block is built call by call and then executed as a whole.
 */
final class KusamaChain {
  static final Bytes BLOB = blob();
  private static final byte[] CODE = Bytes.ofText(":code").toArray();
  private static final int SCHEDULER = 29;

  private final KusamaRuntime runtime = new KusamaRuntime();
  private final RuntimeExecutor executor;
  private final MemoryKeyStore keyStore = new MemoryKeyStore();
  private final Map<TrieHash, byte[]> nodes = new HashMap<>();
  private final TreeSet<String> functionsCalled = new TreeSet<>();
  private final Set<Bytes> submitted = new LinkedHashSet<>();
  private final OffchainApi offchain = submittingTo(submitted);
  private StateView state = TrieState.empty();
  private final H256 genesis;
  private H256 best;
  private @Nullable Block bestBlock;
  private long number;

  /**
   * @param strategy how the runtime is run
   * @param config the genesis configuration, in JSON, as far as it differs from the default
   */
  KusamaChain(ExecutionStrategy strategy, String config) {
    executor =
        new RuntimeExecutor(
            new EndiveEngine(null),
            strategy,
            Duration.ofMinutes(2),
            List.of(new NativeCode(runtime, BLOB.toArray())));
    Overlay overlay = new Overlay(state);
    byte[] answer = buildGenesis(overlay, overDefaults(config));
    if (answer[0] != 0) {
      throw new IllegalStateException(new String(answer, 2, answer.length - 2));
    }
    overlay.storageSet(CODE, BLOB.toArray());
    commit(overlay);
    Header header =
        new Header(
            H256.ZERO,
            0,
            H256.of(state.root().toBytes()),
            H256.of(io.serinus.trie.Trie.emptyRoot(io.serinus.trie.Hasher.BLAKE2_256).toBytes()),
            Digest.EMPTY);
    genesis = hash(header);
    best = genesis;
  }

  private byte[] buildGenesis(Overlay overlay, String config) {
    functionsCalled.add("GenesisBuilder_build_state");
    return executor.call(
        RuntimeCode.of(BLOB.toArray()),
        host(overlay),
        "GenesisBuilder_build_state",
        Bytes.CODEC.encode(Bytes.ofText(config)));
  }

  /** The default genesis configuration with this over it. */
  String overDefaults(String patch) {
    JsonObject config = new Genesis(runtime, Map.of()).defaults();
    for (JsonObject.Member part : Json.parse(patch).asObject()) {
      config.get(part.getName()).asObject().merge(part.getValue().asObject());
    }
    return config.toString();
  }

  /** What the runtime says to a whole genesis configuration. */
  byte[] buildGenesis(String config) {
    return buildGenesis(new Overlay(TrieState.empty()), config);
  }

  private static Bytes blob() {
    try (InputStream in = KusamaRuntime.class.getResourceAsStream("kusama.wasm")) {
      if (in == null) {
        throw new IllegalStateException("this build has no blob");
      }
      return Bytes.wrap(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the runtime submit transactions, and do nothing else off chain. */
  private static OffchainApi submittingTo(Set<Bytes> transactions) {
    return (OffchainApi)
        Proxy.newProxyInstance(
            OffchainApi.class.getClassLoader(),
            new Class<?>[] {OffchainApi.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("submitTransaction")) {
                return method.invoke(NoOffchain.INSTANCE, arguments);
              }
              transactions.add(Bytes.of((byte[]) arguments[0]));
              return true;
            });
  }

  private static H256 hash(Header header) {
    return H256.wrap(Hashing.blake2b256(Header.CODEC.encode(header)));
  }

  private RuntimeHost host(Overlay overlay) {
    return new RuntimeHost(
        overlay, new HostCrypto(keyStore), offchain, new RuntimeLog(code -> versionOf(code)));
  }

  private byte @Nullable [] versionOf(byte[] code) {
    try {
      return RuntimeVersion.CODEC.encode(executor.version(RuntimeCode.of(code)));
    } catch (ExecutorException e) {
      return null;
    }
  }

  private void commit(Overlay overlay) {
    StateChanges changes = overlay.changes(StateVersion.V1);
    changes
        .delta()
        .forEach(
            (hash, count, bytes) -> {
              if (count > 0 && bytes != null) {
                nodes.put(hash, bytes);
              }
            });
    state = new TrieState(nodes::get, changes.root());
  }

  KusamaRuntime runtime() {
    return runtime;
  }

  /** A call of the pallet with this index. */
  RuntimeCall call(int pallet, io.serinus.frame.Call call) {
    PalletModule module = runtime.module(pallet);
    if (module == null) {
      throw new IllegalArgumentException("no pallet " + pallet);
    }
    return new RuntimeCall(module, call);
  }

  H256 genesis() {
    return genesis;
  }

  H256 best() {
    return best;
  }

  /** The best block, which is not the genesis block. */
  Block bestBlock() {
    Block block = bestBlock;
    if (block == null) {
      throw new IllegalStateException("no block was made");
    }
    return block;
  }

  /** The number of the best block. */
  long number() {
    return number;
  }

  StateView state() {
    return state;
  }

  /** The transactions that the runtime has submitted to the pool, each once. */
  Set<Bytes> submitted() {
    return submitted;
  }

  /** The runtime API functions that were called so far. */
  TreeSet<String> functionsCalled() {
    return functionsCalled;
  }

  MemoryKeyStore keyStore() {
    return keyStore;
  }

  /** How the code in the state is run. */
  String engine() {
    return executor.engineFor(code(state));
  }

  private static RuntimeCode code(StateView state) {
    byte[] code = state.get(CODE);
    if (code == null) {
      throw new IllegalStateException("the state has no code");
    }
    return RuntimeCode.of(code);
  }

  /** Calls the runtime on an overlay. */
  byte[] callOn(Overlay overlay, String function, byte[] arguments) {
    functionsCalled.add(function);
    return executor.call(code(overlay.state()), host(overlay), function, arguments);
  }

  /** Calls the runtime on the best state, which stays as it is. */
  byte[] query(String function, byte[]... arguments) {
    ScaleWriter all = new ScaleWriter();
    for (byte[] argument : arguments) {
      all.writeFixed(argument);
    }
    return callOn(new Overlay(state), function, all.toByteArray());
  }

  /** Looks at a state with the classes of the runtime. */
  <T> T look(Overlay overlay, Callable<T> work) {
    return Host.run(
        host(overlay),
        () ->
            runtime.within(
                () -> {
                  try {
                    return work.call();
                  } catch (RuntimeException e) {
                    throw e;
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                }));
  }

  /** Looks at the best state with the classes of the runtime. */
  <T> T look(Callable<T> work) {
    return look(new Overlay(state), work);
  }

  /** The events of the best block. */
  List<EventRecord> events() {
    return look(() -> runtime.system().events());
  }

  /** The events of the best block that are of a type. */
  <E> List<E> events(Class<E> type) {
    return events().stream()
        .map(record -> record.event().event())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** Puts a call into the agenda of the next block, to be dispatched by root. */
  void asRoot(RuntimeCall call) {
    Overlay overlay = new Overlay(state);
    look(
        overlay,
        () ->
            call(SCHEDULER, new SchedulerCall.Schedule(number + 1, Optional.empty(), 0, call))
                .dispatch(Origin.root()));
    commit(overlay);
  }

  /** Begins a block. */
  BlockInProgress begin(Digest digest) {
    return new BlockInProgress(
        this, new Header(best, number + 1, H256.ZERO, H256.ZERO, digest), new Overlay(state));
  }

  /**
   * Executes a block as a whole on the state of its parent, and takes it in.
   *
   * @param built the state root that building it came to
   */
  void execute(Header header, List<Bytes> extrinsics, TrieHash built) {
    Overlay overlay = new Overlay(state);
    callOn(overlay, "Core_execute_block", Block.CODEC.encode(new Block(header, extrinsics)));
    commit(overlay);
    if (!state.root().equals(built)
        || !Bytes.wrap(built.toBytes()).equals(Bytes.wrap(header.stateRoot().toArray()))) {
      throw new IllegalStateException(
          "built with state root " + built + ", executed with " + state.root());
    }
    best = hash(header);
    bestBlock = new Block(header, extrinsics);
    number = header.number();
  }

  /** All pallets whose invariants do not hold in the best state, with what is amiss. */
  List<String> brokenInvariants() {
    return look(
        () -> {
          List<String> broken = new ArrayList<>();
          for (PalletModule module : runtime.pallets()) {
            try {
              module.pallet().tryState();
            } catch (IllegalStateException e) {
              broken.add(module.name() + ": " + e.getMessage());
            }
          }
          return broken;
        });
  }
}
