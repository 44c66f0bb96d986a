package io.serinus.host.executor;

import static io.serinus.wasm.ValueType.I32;
import static io.serinus.wasm.ValueType.I64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.hostapi.HostServices;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.TrieState;
import io.serinus.host.tracing.BlockTrace;
import io.serinus.host.tracing.TraceFilter;
import io.serinus.host.tracing.TraceRecorder;
import io.serinus.host.tracing.TracedSpan;
import io.serinus.hostapi.Host;
import io.serinus.hostapi.NativeRuntime;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.scale.ScaleWriter;
import io.serinus.wasm.CustomSection;
import io.serinus.wasm.Export;
import io.serinus.wasm.FunctionType;
import io.serinus.wasm.Import;
import io.serinus.wasm.Instruction;
import io.serinus.wasm.Limits;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.ValueType;
import io.serinus.wasm.WasmModule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Traced calls, natively and in a blob that was built with tracing. */
final class TracedRuntimeTest {
  private static final String FUNCTION = "Core_execute_block";
  private static final int I64_ADD = 0x7c;
  private static final int I64_OR = 0x84;

  private static final byte[] BLOB = module(true).write();

  private static Instruction op(int opcode) {
    return Instruction.of(opcode);
  }

  private static Instruction op(int opcode, long immediate) {
    return Instruction.of(opcode, immediate);
  }

  private static void importFunction(WasmModule module, String name, List<ValueType> results) {
    int type = module.typeIndex(new FunctionType(List.of(I64), results));
    module.imports.add(new Import("env", name, new Import.Function(type)));
  }

  /**
   * A runtime that takes its arguments for the description of a span: it asks whether such a one is
   * wanted, opens and closes it, tells an event of the same description, and writes and reads the
   * arguments in the storage under themselves.
   *
   * @param asks whether it asks first, and not just opens the span
   */
  private static WasmModule module(boolean asks) {
    WasmModule module = new WasmModule();
    importFunction(module, "ext_wasm_tracing_enabled_version_1", List.of(I32));
    importFunction(module, "ext_wasm_tracing_enter_span_version_1", List.of(I64));
    importFunction(module, "ext_wasm_tracing_exit_version_1", List.of());
    importFunction(module, "ext_wasm_tracing_event_version_1", List.of());
    importFunction(module, "ext_storage_get_version_1", List.of(I64));
    int set = module.typeIndex(new FunctionType(List.of(I64, I64), List.of()));
    module.imports.add(new Import("env", "ext_storage_set_version_1", new Import.Function(set)));
    TestModules.addMemory(module, new Limits(2, -1));
    TestModules.addHeapBase(module);
    List<Instruction> body =
        new ArrayList<>(
            List.of(
                op(Opcode.LOCAL_GET, 0),
                op(Opcode.I64_EXTEND_I32_U),
                op(Opcode.LOCAL_GET, 1),
                op(Opcode.I64_EXTEND_I32_U),
                op(Opcode.I64_CONST, 32),
                op(Opcode.I64_SHL),
                op(I64_OR),
                op(Opcode.LOCAL_SET, 2)));
    if (asks) {
      // The metadata begins after the one byte of a parent that is not there.
      body.addAll(
          List.of(
              op(Opcode.LOCAL_GET, 2),
              op(Opcode.I64_CONST, 1 - (1L << 32)),
              op(I64_ADD),
              op(Opcode.CALL, 0)));
    } else {
      body.add(op(Opcode.I32_CONST, 1));
    }
    body.addAll(
        List.of(
            op(Opcode.IF, Opcode.EMPTY_BLOCK),
            op(Opcode.LOCAL_GET, 2),
            op(Opcode.CALL, 1),
            op(Opcode.CALL, 2),
            op(Opcode.END),
            op(Opcode.LOCAL_GET, 2),
            op(Opcode.CALL, 3),
            op(Opcode.LOCAL_GET, 2),
            op(Opcode.LOCAL_GET, 2),
            op(Opcode.CALL, 5),
            op(Opcode.LOCAL_GET, 2),
            op(Opcode.CALL, 4),
            op(Opcode.DROP),
            op(Opcode.LOCAL_GET, 2),
            op(Opcode.END)));
    FunctionType entry = new FunctionType(List.of(I32, I32), List.of(I64));
    module.exports.add(
        new Export(FUNCTION, Export.Kind.FUNCTION, module.addFunction(entry, List.of(I64), body)));
    RuntimeVersion version = new RuntimeVersion("traced", "traced", 1, 1, 1, List.of(), 1, 1);
    module.customSections.add(
        new CustomSection("runtime_version", RuntimeVersion.CODEC.encode(version)));
    module.customSections.add(new CustomSection("runtime_apis", new byte[0]));
    return module;
  }

  /** The same without spans, as a class. */
  private static final class Classes implements NativeRuntime {
    @Override
    public List<String> functions() {
      return List.of(FUNCTION);
    }

    @Override
    public byte[] call(String function, byte[] arguments) {
      Host.api().storageSet(arguments, arguments);
      Host.api().storageGet(arguments);
      return arguments;
    }
  }

  private static byte[] attributes(@Nullable Long parent, String name, int level, boolean isSpan) {
    ScaleWriter out = new ScaleWriter();
    out.writeBool(parent != null);
    if (parent != null) {
      out.writeU64(parent);
    }
    out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    out.writeBytes("pallet_x".getBytes(StandardCharsets.UTF_8));
    out.writeU8(level);
    out.writeBytes("lib.rs".getBytes(StandardCharsets.UTF_8));
    out.writeU32(7);
    out.writeBytes("pallet_x::y".getBytes(StandardCharsets.UTF_8));
    out.writeBool(isSpan);
    out.writeCompact(0); // names of fields
    out.writeCompact(0); // fields
    return out.toByteArray();
  }

  private static RuntimeHost host() {
    return new RuntimeHost(
        new Overlay(TrieState.empty()),
        new HostCrypto(new MemoryKeyStore()),
        NoOffchain.INSTANCE,
        new RuntimeLog(code -> null));
  }

  private static RuntimeExecutor executor(ExecutionStrategy strategy) {
    return new RuntimeExecutor(
        new EndiveEngine(null),
        strategy,
        Duration.ofSeconds(30),
        List.of(new NativeCode(new Classes(), BLOB)));
  }

  private static BlockTrace trace(ExecutionStrategy strategy, String targets, byte[] arguments) {
    return trace(BLOB, strategy, targets, arguments);
  }

  private static BlockTrace trace(
      byte[] blob, ExecutionStrategy strategy, String targets, byte[] arguments) {
    TraceRecorder trace = new TraceRecorder(new TraceFilter(targets, "", ""), 1 << 20);
    executor(strategy)
        .call(
            RuntimeCode.of(blob),
            host().traced(trace),
            HostServices.NONE.withTrace(trace),
            FUNCTION,
            arguments);
    return trace.result().orElseThrow();
  }

  private static List<TracedSpan> spans(String targets, byte[] arguments) {
    return trace(ExecutionStrategy.WASM, targets, arguments).spans();
  }

  private static List<Optional<String>> methods(ExecutionStrategy strategy, byte[] arguments) {
    return trace(strategy, "state", arguments).events().stream()
        .map(event -> Optional.ofNullable(event.values().get("method")))
        .toList();
  }

  @Test
  void recordsTheSpansThatARuntimeOpens() {
    byte[] info = attributes(null, "apply_extrinsic", 2, true);
    TracedSpan span = new TracedSpan(1, null, "apply_extrinsic", "pallet_x", true);
    assertThat(spans("pallet,frame,state", info)).containsExactly(span);
    assertThat(spans("", info)).containsExactly(span);
    assertThat(spans("pallet_x=info", info)).containsExactly(span);
    assertThat(spans("pallet_x=warn", info)).isEmpty();
    assertThat(spans("frame", info)).isEmpty();
  }

  @Test
  void tellsTheParentThatARuntimeNames() {
    byte[] unasked = module(false).write();
    assertThat(trace(unasked, ExecutionStrategy.WASM, "", attributes(9L, "n", 2, true)).spans())
        .containsExactly(new TracedSpan(1, 9L, "n", "pallet_x", true));
    assertThat(
            executor(ExecutionStrategy.WASM)
                .call(RuntimeCode.of(unasked), host(), FUNCTION, new byte[] {3}))
        .containsExactly(3);
  }

  @Test
  void refusesWhatDescribesNoSpan() {
    byte[] unknownLevel = attributes(null, "n", 5, true);
    assertThatThrownBy(() -> spans("", unknownLevel))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContainingAll("ext_wasm_tracing_enabled_version_1", "tracing level");
    assertThatThrownBy(() -> spans("", new byte[] {0, 1}))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContaining("ext_wasm_tracing_enabled_version_1");
  }

  @Test
  void doesNotWantTheRuntimesEvents() {
    BlockTrace trace = trace(ExecutionStrategy.WASM, "", attributes(null, "an event", 2, false));
    assertThat(trace.spans()).isEmpty();
    assertThat(trace.events())
        .extracting(event -> event.values().get("method"))
        .containsExactly("Put", "Get");
  }

  @Test
  void tellsTheSameEventsBothWaysAndOnceWhereBothAreRun() {
    byte[] arguments = attributes(null, "apply_extrinsic", 2, true);
    for (ExecutionStrategy strategy : ExecutionStrategy.values()) {
      assertThat(methods(strategy, arguments))
          .as(strategy.name())
          .containsExactly(Optional.of("Put"), Optional.of("Get"));
    }
  }

  /** A blob with tracing is as good as any other where nobody traces. */
  @Test
  void opensNoSpansWhereNobodyTraces() {
    byte[] noDescription = {1, 2, 3};
    assertThat(
            executor(ExecutionStrategy.WASM)
                .call(RuntimeCode.of(BLOB), host(), FUNCTION, noDescription))
        .isEqualTo(noDescription);
  }
}
