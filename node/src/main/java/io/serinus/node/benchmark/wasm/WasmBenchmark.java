package io.serinus.node.benchmark.wasm;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.client.Extrinsics;
import io.serinus.host.client.Genesis;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.executor.EndiveEngine;
import io.serinus.host.executor.RuntimeCode;
import io.serinus.host.executor.WasmEngine;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.TrieState;
import io.serinus.node.benchmark.Figures;
import io.serinus.node.benchmark.Repetition;
import io.serinus.node.benchmark.TransferAccounts;
import io.serinus.node.chainspec.GenesisStates;
import io.serinus.node.config.Execution;
import io.serinus.node.service.Runtimes;
import io.serinus.primitives.H256;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How fast runtimes run: the real Kusama runtime of 2019 out of a chain spec, this build's in Wasm,
 * and this build's natively. Each executes blocks that it built itself before, so that all
 * signatures are known to be good and none is verified.
 */
public final class WasmBenchmark {
  private static final byte[] NONE = {};
  private static final Bytes CODE = Bytes.ofText(":code");
  private static final double MILLI = 1e6;
  private static final double MICRO = 1e3;

  private final Duration time;
  private final int transfers;
  private final Figures figures = new Figures("wasm");

  private WasmBenchmark(Duration time, int transfers) {
    this.time = time;
    this.transfers = transfers;
  }

  /**
   * Runs it.
   *
   * @param early a chain whose genesis state has the runtime of 2019; none where it is not at hand
   * @param time how long each figure may take
   * @param transfers how many transfers are in the larger block
   */
  public static Figures run(Optional<Genesis> early, Duration time, int transfers) {
    WasmBenchmark benchmark = new WasmBenchmark(time, transfers);
    benchmark.run(early);
    return benchmark.figures;
  }

  private void run(Optional<Genesis> early) {
    Bytes own = Bytes.wrap(Runtimes.kusamaBlob());
    if (early.isPresent()) {
      Bytes code = early.get().main().getOrDefault(CODE, Bytes.EMPTY);
      start("Kusama 2019", code);
    } else {
      figures.note("no chain spec of the Kusama of 2019 (--chain): its runtime is left out");
    }
    start("Serinus", own);
    Optional<Double> real = early.map(this::early);
    double ours = own("Serinus in Wasm", Execution.WASM, own);
    own("Serinus natively", Execution.NATIVE, own);
    real.ifPresent(
        r ->
            figures.add("Kusama 2019 / Serinus in Wasm, per storage operation", r / ours, "times"));
  }

  /** What passes until a runtime has told its version: compiled anew, from the disk, and again. */
  private void start(String name, Bytes blob) {
    RuntimeCode code = RuntimeCode.of(blob.unsafeArray());
    Path folder = temporaryFolder();
    try {
      RuntimeCaller cold = caller(Execution.WASM, new EndiveEngine(folder));
      figures.add(name + ": Core_version, compiled anew", millis(() -> version(cold, code)), "ms");
      RuntimeCaller kept = caller(Execution.WASM, new EndiveEngine(folder));
      figures.add(
          name + ": Core_version, classes from disk", millis(() -> version(kept, code)), "ms");
      figures.add(
          name + ": Core_version, warm",
          Repetition.nanos(time, () -> version(kept, code).length > 0) / MICRO,
          "µs");
      figures.add(
          name + ": Metadata_metadata, warm",
          Repetition.nanos(time, () -> call(kept, code, "Metadata_metadata").length > 0) / MILLI,
          "ms");
    } finally {
      delete(folder);
    }
  }

  private static double millis(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / MILLI;
  }

  private static byte[] version(RuntimeCaller runtime, RuntimeCode code) {
    return call(runtime, code, "Core_version");
  }

  private static byte[] call(RuntimeCaller runtime, RuntimeCode code, String function) {
    return runtime.call(code, new Overlay(TrieState.empty()), function, NONE);
  }

  private double early(Genesis genesis) {
    EarlyKusama accounts = new EarlyKusama(transfers);
    return blocks(
        "Kusama 2019 in Wasm",
        Execution.WASM,
        _ -> accounts.endowed(genesis),
        (_, hash) -> accounts.bonds(hash));
  }

  private double own(String name, Execution execution, Bytes code) {
    TransferAccounts accounts = new TransferAccounts(transfers);
    return blocks(
        name,
        execution,
        runtime -> {
          String preset = Genesis.preset(runtime, code, Optional.of("development")).orElseThrow();
          return GenesisStates.ofPatch(runtime, code, accounts.genesisPatch(preset));
        },
        (version, hash) ->
            accounts.transfers(version, hash, 0).stream().map(Extrinsics::opaque).toList());
  }

  /** Makes the signed extrinsics of a block. */
  @FunctionalInterface
  private interface Transfers {
    List<Bytes> of(RuntimeVersion version, H256 genesis);
  }

  /**
   * Blocks without and with transfers.
   *
   * @return microseconds for each storage operation of the larger one
   */
  private double blocks(
      String name,
      Execution execution,
      Function<RuntimeCaller, Genesis> makeGenesis,
      Transfers signed) {
    CountingEngine counting = new CountingEngine(new EndiveEngine(null));
    RuntimeCaller counted = caller(Execution.WASM, counting);
    Genesis genesis = makeGenesis.apply(counted);
    RuntimeCode code = RuntimeCode.of(genesis.main().getOrDefault(CODE, Bytes.EMPTY).unsafeArray());
    RuntimeVersion version =
        RuntimeVersion.CODEC.decode(new ScaleReader(call(counted, code, "Core_version")));
    RuntimeCaller timed = caller(execution, new EndiveEngine(null));
    block(
        name + ": block of inherents alone",
        SampleBlock.build(genesis, counted, _ -> List.of()),
        counting,
        counted,
        timed);
    return block(
        name + ": block of " + transfers + " transactions",
        SampleBlock.build(genesis, counted, hash -> signed.of(version, hash)),
        counting,
        counted,
        timed);
  }

  private double block(
      String name,
      SampleBlock block,
      CountingEngine counting,
      RuntimeCaller counted,
      RuntimeCaller timed) {
    counting.take();
    execute(counted, block);
    CountingEngine.Counts counts = counting.take();
    // Once, so that the caller knows the signatures.
    execute(timed, block);
    double nanos = Repetition.nanos(time, () -> execute(timed, block));
    figures.add(name, nanos / MILLI, "ms");
    figures.add(name + ", storage operations", counts.storage(), "");
    double each = nanos / MICRO / counts.storage();
    figures.add(name + ", per storage operation", each, "µs");
    return each;
  }

  private static boolean execute(RuntimeCaller runtime, SampleBlock block) {
    runtime.call(new Overlay(block.state()), "Core_execute_block", block.argument());
    return true;
  }

  private static RuntimeCaller caller(Execution execution, WasmEngine engine) {
    return Runtimes.caller(Runtimes.executorOn(engine, execution), new MemoryKeyStore());
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("serinus-benchmark");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
