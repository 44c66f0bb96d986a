package io.serinus.host.executor;

import static io.serinus.wasm.ValueType.I32;
import static io.serinus.wasm.ValueType.I64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.hostapi.HostServices;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.TrieState;
import io.serinus.hostapi.MiscApi;
import io.serinus.wasm.DataSegment;
import io.serinus.wasm.Export;
import io.serinus.wasm.Function;
import io.serinus.wasm.FunctionType;
import io.serinus.wasm.Import;
import io.serinus.wasm.Instruction;
import io.serinus.wasm.Limits;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.RuntimeBlob;
import io.serinus.wasm.ValueType;
import io.serinus.wasm.WasmModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Blobs that do what blobs must not do end in an exception that names the function. */
final class ExecutorFailuresTest {
  private static final String FUNCTION = "Core_version";
  private static final int PAGES = 1600;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final FunctionType ENTRY = new FunctionType(List.of(I32, I32), List.of(I64));

  /** A module with a memory, a heap base and one entry point. */
  private static WasmModule module(Instruction... body) {
    return complete(new WasmModule(), List.of(body));
  }

  private static WasmModule complete(WasmModule module, List<Instruction> body) {
    TestModules.addMemory(module, new Limits(1, -1));
    TestModules.addHeapBase(module);
    List<Instruction> code = new ArrayList<>(body);
    code.add(Instruction.of(Opcode.I64_CONST, 0));
    code.add(Instruction.of(Opcode.END));
    module.exports.add(
        new Export(FUNCTION, Export.Kind.FUNCTION, module.addFunction(ENTRY, List.of(), code)));
    return module;
  }

  private static void call(WasmModule module, String function, byte[] arguments, Duration limit) {
    WasmRuntime runtime = new WasmRuntime(new EndiveEngine(null).compile(module.write()), limit);
    runtime.call(StatelessHost.create(), HostServices.NONE, function, arguments, PAGES);
  }

  private static void call(WasmModule module, RuntimeHost host) {
    new WasmRuntime(new EndiveEngine(null).compile(module.write()), PATIENCE)
        .call(host, HostServices.NONE, FUNCTION, new byte[0], PAGES);
  }

  private static void fails(WasmModule module, String... messages) {
    assertThatThrownBy(() -> call(module, FUNCTION, new byte[0], PATIENCE))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContainingAll(messages);
  }

  @Test
  void aTrap() {
    fails(module(Instruction.of(Opcode.UNREACHABLE)), FUNCTION, "unreachable");
  }

  @Test
  void anEndlessLoop() {
    WasmModule module =
        module(
            Instruction.of(Opcode.LOOP, Opcode.EMPTY_BLOCK),
            Instruction.of(Opcode.BR, 0),
            Instruction.of(Opcode.END));
    assertThatThrownBy(() -> call(module, FUNCTION, new byte[0], Duration.ofMillis(500)))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContainingAll(FUNCTION, "stopped after 500 ms");
  }

  @Test
  void endlessRecursion() {
    fails(
        module(
            Instruction.of(Opcode.LOCAL_GET, 0),
            Instruction.of(Opcode.LOCAL_GET, 1),
            Instruction.of(Opcode.CALL, 0),
            Instruction.of(Opcode.DROP)),
        FUNCTION,
        "stack");
  }

  @Test
  void anAccessBeyondTheMemory() {
    fails(
        module(
            Instruction.of(Opcode.I32_CONST, -8),
            Instruction.of(Opcode.I32_LOAD),
            Instruction.of(Opcode.DROP)),
        FUNCTION,
        "out of bounds");
  }

  @Test
  void anUnknownImport() {
    WasmModule module = new WasmModule();
    module.imports.add(
        new Import("env", "ext_nothing_version_9", new Import.Function(module.typeIndex(ENTRY))));
    module.memories.add(new Limits(1, -1));
    fails(module, "unknown function", "ext_nothing_version_9");
  }

  @Test
  void anImportWithAnotherSignature() {
    WasmModule module = new WasmModule();
    module.imports.add(
        new Import(
            "env", "ext_storage_get_version_1", new Import.Function(module.typeIndex(ENTRY))));
    fails(module, "ext_storage_get_version_1", "signature");
  }

  @Test
  void aHostFunctionThatRefuses() {
    String rollback = "ext_storage_rollback_transaction_version_1";
    fails(calling(rollback, List.of()), FUNCTION, rollback, "no transaction is open");
    String free = "ext_allocator_free_version_1";
    fails(calling(free, List.of(I32)), FUNCTION, free, "invalid pointer");
    String clear = "ext_storage_clear_version_1";
    fails(calling(clear, List.of(I64)), FUNCTION, clear, "leaves the memory");
  }

  /** A module that calls a host function with arguments that make no sense. */
  private static WasmModule calling(String name, List<ValueType> parameters) {
    WasmModule module = new WasmModule();
    int type = module.typeIndex(new FunctionType(parameters, List.of()));
    module.imports.add(new Import("env", name, new Import.Function(type)));
    List<Instruction> body = new ArrayList<>();
    for (ValueType parameter : parameters) {
      body.add(
          Instruction.of(
              parameter == I32 ? Opcode.I32_CONST : Opcode.I64_CONST, parameter == I32 ? 4 : -1));
    }
    body.add(Instruction.of(Opcode.CALL, 0));
    return complete(module, body);
  }

  @Test
  void noMemory() {
    fails(new WasmModule(), "no memory");
  }

  @Test
  void noHeapBase() {
    WasmModule module = module();
    module.exports.removeIf(e -> e.name().equals("__heap_base"));
    fails(module, "__heap_base");
  }

  @Test
  void noSuchFunction() {
    assertThatThrownBy(() -> call(module(), "Core_nothing", new byte[0], PATIENCE))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContaining("Core_nothing");
  }

  /** Endpoints take a pointer and a length; whatever else is exported is none. */
  @Test
  void aFunctionOfAnotherSignature() {
    WasmModule module = module();
    FunctionType wide = new FunctionType(List.of(I32, I32, I64), List.of(I64));
    List<Instruction> body =
        List.of(Instruction.of(Opcode.LOCAL_GET, 2), Instruction.of(Opcode.END));
    module.exports.add(
        new Export("wide", Export.Kind.FUNCTION, module.addFunction(wide, List.of(), body)));
    assertThatThrownBy(() -> call(module, "wide", new byte[0], PATIENCE))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContaining("wide");
  }

  /** A few kilobytes that stand for a hundred million locals. */
  @Test
  void moreLocalsThanFitIntoMemory() {
    WasmModule module = module();
    int type = module.typeIndex(new FunctionType(List.of(), List.of()));
    for (int i = 0; i < 2_000; i++) {
      module.functions.add(
          new Function(
              type, Collections.nCopies(50_000, I32), List.of(Instruction.of(Opcode.END))));
    }
    fails(module, "items");
  }

  /** Each of them would be an array, though of no bytes. */
  @Test
  void aListOfAHundredMillionEmptyItems() {
    WasmModule module = new WasmModule();
    int count = (PAGES << 16) - 4096;
    module.data.add(
        new DataSegment(
            List.of(Instruction.of(Opcode.I32_CONST, 0), Instruction.of(Opcode.END)),
            new byte[] {
              (byte) (count << 2 | 2),
              (byte) (count >> 6),
              (byte) (count >> 14),
              (byte) (count >> 22)
            }));
    callingWithAllMemory(
        module,
        "ext_trie_blake2_256_ordered_root_version_1",
        new FunctionType(List.of(I64), List.of(I32)),
        4L + count);
    fails(module, "ext_trie_blake2_256_ordered_root_version_1", "a list of more than");
  }

  @Test
  void aTextOfAHundredMegabytesIsCut() {
    List<Integer> lengths = new ArrayList<>();
    for (String name : List.of("ext_misc_print_hex_version_1", "ext_misc_print_utf8_version_1")) {
      WasmModule module = new WasmModule();
      callingWithAllMemory(module, name, new FunctionType(List.of(I64), List.of()), PAGES << 16);
      call(module, recording(lengths));
    }
    assertThat(lengths).containsExactly(2 << 20, 1 << 20);
  }

  private static RuntimeHost recording(List<Integer> lengths) {
    MiscApi misc =
        new MiscApi() {
          @Override
          public byte @Nullable [] runtimeVersion(byte[] code) {
            return null;
          }

          @Override
          public void log(LogLevel level, String target, String message) {
            lengths.add(message.length());
          }

          @Override
          public LogLevel maxLogLevel() {
            return LogLevel.TRACE;
          }
        };
    return new RuntimeHost(
        new Overlay(TrieState.empty()),
        new HostCrypto(new MemoryKeyStore()),
        NoOffchain.INSTANCE,
        misc);
  }

  /** Grows the memory, and calls a host function with so many bytes from its beginning on. */
  private static void callingWithAllMemory(
      WasmModule module, String name, FunctionType type, long length) {
    module.imports.add(new Import("env", name, new Import.Function(module.typeIndex(type))));
    List<Instruction> body = new ArrayList<>();
    body.add(Instruction.of(Opcode.I32_CONST, PAGES - 1));
    body.add(Instruction.of(Opcode.MEMORY_GROW, 0));
    body.add(Instruction.of(Opcode.DROP));
    body.add(Instruction.of(Opcode.I64_CONST, length << 32));
    body.add(Instruction.of(Opcode.CALL, 0));
    if (!type.results().isEmpty()) {
      body.add(Instruction.of(Opcode.DROP));
    }
    complete(module, body);
  }

  @Test
  void aResultOutsideTheMemory() {
    WasmModule module = module(Instruction.of(Opcode.I64_CONST, -1), Instruction.of(Opcode.RETURN));
    fails(module, FUNCTION, "leaves the memory");
  }

  @Test
  void argumentsLargerThanTheHeap() {
    WasmRuntime runtime =
        new WasmRuntime(new EndiveEngine(null).compile(module().write()), PATIENCE);
    assertThatThrownBy(
            () ->
                runtime.call(
                    StatelessHost.create(), HostServices.NONE, FUNCTION, new byte[2 << 20], 16))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContainingAll(FUNCTION, "out of memory");
  }

  @Test
  void garbage() {
    RuntimeExecutor executor =
        new RuntimeExecutor(
            new EndiveEngine(null), ExecutionStrategy.WASM, Duration.ofSeconds(2), List.of());
    assertThatThrownBy(() -> executor.version(RuntimeCode.of(new byte[] {1, 2, 3})))
        .isInstanceOf(ExecutorException.class);
    byte[] damaged = RuntimeBlob.compress(new byte[100]);
    assertThatThrownBy(() -> executor.version(RuntimeCode.of(damaged)))
        .isInstanceOf(ExecutorException.class);
  }
}
