package io.serinus.host.executor;

import static io.serinus.wasm.ValueType.I32;
import static io.serinus.wasm.ValueType.I64;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.host.hostapi.HostServices;
import io.serinus.wasm.Export;
import io.serinus.wasm.FunctionType;
import io.serinus.wasm.Import;
import io.serinus.wasm.Instruction;
import io.serinus.wasm.Limits;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EndiveEngineTest {
  private static final FunctionType ENTRY = new FunctionType(List.of(I32, I32), List.of(I64));
  private static final byte[] ARGUMENTS = {1, 2, 3};

  @TempDir private Path folder = Path.of("");

  /** A module whose only function returns its arguments as they are. */
  private static WasmModule echo(boolean importsMemory) {
    return echo(importsMemory, new Limits(2, -1), List.of());
  }

  private static WasmModule echo(boolean importsMemory, Limits memory, List<Instruction> before) {
    WasmModule module = new WasmModule();
    if (importsMemory) {
      module.imports.add(new Import("env", "memory", new Import.Memory(memory)));
    } else {
      TestModules.addMemory(module, memory);
    }
    TestModules.addHeapBase(module);
    List<Instruction> body =
        Stream.concat(
                before.stream(),
                Stream.of(
                    Instruction.of(Opcode.LOCAL_GET, 0),
                    Instruction.of(Opcode.I64_EXTEND_I32_U),
                    Instruction.of(Opcode.LOCAL_GET, 1),
                    Instruction.of(Opcode.I64_EXTEND_I32_U),
                    Instruction.of(Opcode.I64_CONST, 32),
                    Instruction.of(Opcode.I64_SHL),
                    Instruction.of(0x84), // i64.or
                    Instruction.of(Opcode.END)))
            .toList();
    module.exports.add(
        new Export("echo", Export.Kind.FUNCTION, module.addFunction(ENTRY, List.of(), body)));
    return module;
  }

  private static byte[] call(WasmCode code) {
    return call(code, ARGUMENTS);
  }

  private static byte[] call(WasmCode code, byte[] arguments) {
    return new WasmRuntime(code, Duration.ofSeconds(30))
        .call(StatelessHost.create(), HostServices.NONE, "echo", arguments, 16);
  }

  @Test
  void takesMemoriesOfTheModuleAndOfTheHost() {
    EndiveEngine engine = new EndiveEngine(null);
    for (boolean imported : List.of(false, true)) {
      WasmCode code = engine.compile(echo(imported).write());
      assertThat(code.entryPoints()).containsExactly("echo");
      assertThat(call(code)).isEqualTo(ARGUMENTS);
      assertThat(call(code)).isEqualTo(ARGUMENTS);
    }
  }

  /**
   * The heap is the state's to grant: a limit that the module declares does not make it smaller.
   */
  @Test
  void memoriesGrowBeyondWhatTheModuleDeclares() {
    byte[] arguments = new byte[600_000];
    for (boolean imported : List.of(false, true)) {
      WasmCode code =
          new EndiveEngine(null).compile(echo(imported, new Limits(2, 2), List.of()).write());
      assertThat(call(code, arguments)).isEqualTo(arguments);
    }
  }

  @Test
  void keepsCompiledModulesOnDisk() throws IOException {
    byte[] module = echo(false).write();
    assertThat(call(new EndiveEngine(folder).compile(module))).isEqualTo(ARGUMENTS);
    List<Path> files = files();
    assertThat(files).hasSize(1);
    byte[] kept = Files.readAllBytes(files.getFirst());
    assertThat(call(new EndiveEngine(folder).compile(module))).isEqualTo(ARGUMENTS);
    assertThat(files()).isEqualTo(files);

    byte[] damaged = kept.clone();
    damaged[damaged.length / 2] ^= 1;
    Files.write(files.getFirst(), damaged);
    assertThat(call(new EndiveEngine(folder).compile(module))).isEqualTo(ARGUMENTS);
    assertThat(new ClassCache(folder).load(module)).isPresent();
  }

  /** A function that is too large for a JVM method and has no block to be split by. */
  @Test
  void interpretsWhatCanNotBeSplitAndKeepsItOnDiskToo() throws IOException {
    List<Instruction> straight = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      straight.add(Instruction.of(Opcode.I32_CONST, 1_000_000 + i));
      straight.add(Instruction.of(Opcode.DROP));
    }
    byte[] module = echo(false, new Limits(2, -1), straight).write();
    assertThat(call(new EndiveEngine(folder).compile(module))).isEqualTo(ARGUMENTS);
    List<Path> files = files();
    assertThat(files).hasSize(1);
    assertThat(call(new EndiveEngine(folder).compile(module))).isEqualTo(ARGUMENTS);
    assertThat(files()).isEqualTo(files);
  }

  @Test
  void worksWithoutAUsableFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(call(new EndiveEngine(file).compile(echo(false).write()))).isEqualTo(ARGUMENTS);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
