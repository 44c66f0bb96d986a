package io.serinus.pallet;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PalletModule;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.Runtime;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.RuntimeDbWeight;
import io.serinus.frame.StorageLayer;
import io.serinus.frame.executive.Genesis;
import io.serinus.frame.system.BlockLength;
import io.serinus.frame.system.BlockWeights;
import io.serinus.frame.system.EventRecord;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.system.FrameSystemModule;
import io.serinus.frame.system.SystemConfig;
import io.serinus.frame.system.WeightsPerClass;
import io.serinus.host.executor.HostCrypto;
import io.serinus.host.executor.NoOffchain;
import io.serinus.host.executor.RuntimeHost;
import io.serinus.host.executor.RuntimeLog;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.TrieState;
import io.serinus.hostapi.Host;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.PerDispatchClass;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A runtime of a few pallets over a state in memory, for tests of pallets. Everything that touches
 * the state stands in {@link #run}:
 *
 * <pre>{@code
 * TestChain chain = new TestChain();
 * Balances balances = new Balances(chain.system(), …);
 * chain.place(new BalancesModule(4, balances)).genesis("{…}");
 * chain.run(() -> { chain.dispatch(Origin.signed(ALICE), balances.call(new BalancesCall.Burn(…))); … });
 * }</pre>
 */
public final class TestChain {
  public static final AccountId ALICE = account(1);
  public static final AccountId BOB = account(2);
  public static final AccountId CHARLIE = account(3);
  public static final AccountId DAVE = account(4);
  public static final AccountId EVE = account(5);
  public static final AccountId FERDIE = account(6);

  private final List<Consumer<AccountId>> onKilled = new ArrayList<>();
  private final FrameSystem system;
  private final TestRuntime runtime;
  private final MemoryKeyStore keyStore = new MemoryKeyStore();
  private final RuntimeHost host;
  private LongFunction<Digest> digests = block -> Digest.EMPTY;
  private Function<Bytes, byte @Nullable []> versions = code -> null;

  public TestChain() {
    this(weights());
  }

  private static BlockWeights weights() {
    Weight base = Weight.of(100_000_000, 0);
    Weight all = Weight.of(2 * Weight.REF_TIME_PER_SECOND, -1L);
    WeightsPerClass normal =
        new WeightsPerClass(
            base, Optional.of(all.dividedBy(2)), Optional.of(all), Optional.of(Weight.ZERO));
    WeightsPerClass mandatory =
        new WeightsPerClass(base, Optional.empty(), Optional.empty(), Optional.empty());
    return new BlockWeights(base, all, new PerDispatchClass<>(normal, normal, mandatory));
  }

  /** A chain whose blocks may weigh so much. */
  public TestChain(BlockWeights weights) {
    system =
        new FrameSystem(
            new SystemConfig(
                () -> new RuntimeVersion("test", "test", 1, 1, 1, List.of(), 1, 1),
                weights,
                new BlockLength(new PerDispatchClass<>(5_000_000L, 5_000_000L, 5_000_000L)),
                new RuntimeDbWeight(25_000_000, 100_000_000),
                2400,
                42,
                16,
                List.of(),
                List.of(who -> onKilled.forEach(then -> then.accept(who))),
                code -> system().updateCode(code)));
    runtime = new TestRuntime(system);
    host =
        new RuntimeHost(
            new Overlay(TrieState.empty()),
            new HostCrypto(keyStore),
            NoOffchain.INSTANCE,
            new RuntimeLog(code -> versions.apply(Bytes.wrap(code))));
  }

  /** An account of one byte repeated. */
  public static AccountId account(int number) {
    byte[] bytes = new byte[AccountId.LENGTH];
    Arrays.fill(bytes, (byte) number);
    return AccountId.of(bytes);
  }

  public FrameSystem system() {
    return system;
  }

  public Runtime runtime() {
    return runtime;
  }

  /** What is done when an account is no more. */
  public TestChain onKilledAccount(Consumer<AccountId> then) {
    onKilled.add(then);
    return this;
  }

  /** What the author of each block says in its digest. */
  public TestChain digests(LongFunction<Digest> ofBlock) {
    digests = ofBlock;
    return this;
  }

  /** Which version the node reads out of a runtime's code; null where it finds none. */
  public TestChain versions(Function<Bytes, byte @Nullable []> ofCode) {
    versions = ofCode;
    return this;
  }

  /** The keys that the node has. */
  public MemoryKeyStore keyStore() {
    return keyStore;
  }

  /** Places pallets beside System. */
  public TestChain place(PalletModule... modules) {
    runtime.add(modules);
    return this;
  }

  /**
   * Builds the genesis state out of the pallets' defaults with this over them, and begins block 1.
   */
  public TestChain genesis(String json) {
    run(
        () -> {
          Genesis genesis = new Genesis(runtime, Map.of());
          JsonObject config = genesis.defaults();
          for (JsonObject.Member part : Json.parse(json).asObject()) {
            config.get(part.getName()).asObject().merge(part.getValue().asObject());
          }
          genesis.build(config);
          begin(1);
        });
    return this;
  }

  /** As {@link #genesis(String)} of the pallets' defaults. */
  public TestChain genesis() {
    return genesis(new JsonObject().toString());
  }

  /** What a test does; it may throw what calls throw. */
  @FunctionalInterface
  public interface Steps {
    void run() throws Exception;
  }

  /** Runs steps in the runtime, on this state. */
  public void run(Steps steps) {
    Host.run(
        host,
        () ->
            runtime.within(
                () -> {
                  try {
                    steps.run();
                  } catch (RuntimeException e) {
                    throw e;
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                  return true;
                }));
  }

  /** Dispatches a call as an extrinsic would: through filters, in a storage layer. */
  public PostDispatchInfo dispatch(Origin origin, RuntimeCall call) throws DispatchException {
    return call.dispatch(origin);
  }

  /** Dispatches a call that must fail, and returns why it does. */
  public DispatchError failure(Origin origin, RuntimeCall call) {
    try {
      dispatch(origin, call);
    } catch (DispatchException e) {
      return e.error();
    }
    throw new AssertionError("the call did not fail: " + call.call());
  }

  /** A pallet's error as a call fails with it. */
  public static DispatchError error(PalletBase pallet, Enum<?> error) {
    return pallet.fail(error).error();
  }

  /** Checks the invariants of all pallets. */
  public void tryState() {
    runtime.pallets().forEach(module -> module.pallet().tryState());
  }

  /** Runs work of a pallet that is no call, undone if it fails. */
  public void attempt(StorageLayer.Action action) throws DispatchException {
    StorageLayer.apply(action);
  }

  /** Ends the block under way and begins the next, up to the given one, with all hooks. */
  public void runToBlock(long number) {
    while (system.blockNumber() < number) {
      long now = system.blockNumber();
      for (PalletModule module : runtime.pallets()) {
        module.pallet().onIdle(now, Weight.of(Weight.REF_TIME_PER_SECOND, -1L));
      }
      for (PalletModule module : runtime.pallets()) {
        module.pallet().onFinalize(now);
      }
      begin(now + 1);
      for (PalletModule module : runtime.pallets()) {
        module.pallet().onInitialize(now + 1);
      }
    }
  }

  private void begin(long number) {
    system.execution().resetEvents();
    system
        .execution()
        .initialize(number, H256.of(account((int) number & 0xff).toArray()), digests.apply(number));
    system.execution().noteFinishedInitialize();
  }

  /** The events of this block, without System's own about accounts. */
  public List<Object> events() {
    return system.events().stream()
        .map(EventRecord::event)
        .filter(event -> !(event.pallet().pallet() instanceof FrameSystem))
        .map(io.serinus.frame.RuntimeEvent::event)
        .toList();
  }

  /** All events of this block. */
  public List<Object> allEvents() {
    return system.events().stream().map(record -> record.event().event()).toList();
  }

  /** Forgets the events of this block. */
  public void forgetEvents() {
    system.execution().resetEvents();
  }

  private static final class TestRuntime extends Runtime {
    private final FrameSystem system;

    TestRuntime(FrameSystem system) {
      this.system = system;
      place(new FrameSystemModule(0, system));
    }

    void add(PalletModule... modules) {
      place(modules);
    }

    @Override
    public String crate() {
      return "test_runtime";
    }

    @Override
    public RuntimeVersion version() {
      return system.version();
    }

    @Override
    public RuntimeDbWeight dbWeight() {
      return system.dbWeight();
    }
  }
}
