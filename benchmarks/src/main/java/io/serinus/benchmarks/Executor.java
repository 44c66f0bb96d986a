package io.serinus.benchmarks;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.executor.RuntimeCode;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.TrieState;
import io.serinus.node.config.Execution;
import io.serinus.node.service.Runtimes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Calls of this build's Kusama runtime. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-XX:-DontCompileHugeMethods")
public class Executor {
  private static final byte[] NONE = {};

  /** Where it runs. */
  @Param({"NATIVE", "WASM"})
  public Execution execution = Execution.NATIVE;

  private final RuntimeCode code = RuntimeCode.of(Runtimes.kusamaBlob());
  private RuntimeCaller runtime = caller();

  /** Once the parameter is set. */
  @Setup
  public void choose() {
    runtime = caller();
  }

  private RuntimeCaller caller() {
    return Runtimes.caller(Runtimes.executor(execution, null), new MemoryKeyStore());
  }

  /** The shortest call: mostly a fresh instance. */
  @Benchmark
  public byte[] coreVersion() {
    return runtime.call(code, new Overlay(TrieState.empty()), "Core_version", NONE);
  }

  /** A long one that only computes. */
  @Benchmark
  public byte[] metadata() {
    return runtime.call(code, new Overlay(TrieState.empty()), "Metadata_metadata", NONE);
  }
}
