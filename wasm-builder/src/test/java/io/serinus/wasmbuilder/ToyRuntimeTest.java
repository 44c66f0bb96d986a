package io.serinus.wasmbuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.wasm.Export;
import io.serinus.wasm.FunctionSplitter;
import io.serinus.wasm.Import;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.WasmModule;
import io.serinus.wasmbuilder.toy.Toy;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/**
 * The toy goes the whole way: class files to Wasm 1.0, and must then do what it does on the JVM.
 */
final class ToyRuntimeTest {
  private static final byte[] INPUT = {1, 2, 3};
  private static final byte[] VERSION = {42};
  private static byte[] binary = {};

  @BeforeAll
  static void build() {
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    binary =
        WasmBuilder.module(
            new RuntimeBuild(
                Toy.class.getName(),
                classPath,
                Toy.FUNCTIONS,
                Map.of(RuntimeBuild.VERSION_SECTION, VERSION),
                "",
                8 << 20,
                true));
  }

  private static Instance instance(byte[] binary) {
    HostFunction maxLevel =
        new HostFunction(
            "env",
            "ext_logging_max_level_version_1",
            FunctionType.returning(ValType.I32),
            (instance, arguments) -> new long[] {5});
    return Instance.builder(Parser.parse(binary))
        .withImportValues(ImportValues.builder().addFunction(maxLevel).build())
        .withMachineFactory(MachineFactoryCompiler::compile)
        .build();
  }

  private static long call(int function) {
    return call(binary, function);
  }

  private static long call(byte[] binary, int function) {
    Instance instance = instance(binary);
    int heapBase = (int) instance.exports().global("__heap_base").getValue();
    instance.memory().write(heapBase, INPUT);
    return instance.export(Toy.FUNCTIONS.get(function)).apply(heapBase, INPUT.length)[0];
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 9, 13})
  void doesInWasmWhatItDoesOnTheJvm(int function) {
    assertThat(call(function)).isEqualTo(Toy.run(function, INPUT));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 5, 13})
  void doesTheSameInPieces(int function) {
    WasmModule module = WasmModule.read(binary);
    int functions = module.functions.size();
    FunctionSplitter.apply(module, 200);
    assertThat(module.functions.size()).isGreaterThan(functions + 10);
    assertThat(call(module.write(), function)).isEqualTo(Toy.run(function, INPUT));
  }

  @Test
  void callsTheHost() {
    assertThat(call(10)).isEqualTo(5004);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 8, 11, 12})
  void trapsWhereJavaThrows(int function) {
    assertThatThrownBy(() -> call(function)).isInstanceOf(WasmEngineException.class);
  }

  @Test
  void isAPolkadotModule() {
    WasmModule module = WasmModule.read(binary);
    assertThat(module.start).isNull();
    assertThat(module.imports)
        .extracting(Import::name)
        .containsExactly("ext_logging_max_level_version_1");
    assertThat(module.memories).singleElement().matches(limits -> limits.max() < 0);
    assertThat(module.exports)
        .extracting(Export::name)
        .containsAll(Toy.FUNCTIONS)
        .contains("memory", "__heap_base")
        .hasSize(Toy.FUNCTIONS.size() + 2);
    assertThat(module.functions)
        .allMatch(f -> f.body().stream().allMatch(i -> i.opcode() <= Opcode.LAST_MVP));
    assertThat(module.customSection(RuntimeBuild.VERSION_SECTION)).contains(VERSION);
  }
}
