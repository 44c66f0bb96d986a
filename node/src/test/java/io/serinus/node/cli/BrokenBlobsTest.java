package io.serinus.node.cli;

import static io.serinus.node.cli.Blobs.ENTRY;
import static io.serinus.node.cli.Blobs.FUNCTION;
import static io.serinus.node.cli.Blobs.op;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.BasicConfigurator;
import ch.qos.logback.classic.LoggerContext;
import io.serinus.wasm.CustomSection;
import io.serinus.wasm.DataSegment;
import io.serinus.wasm.Export;
import io.serinus.wasm.Import;
import io.serinus.wasm.Instruction;
import io.serinus.wasm.Limits;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.RuntimeBlob;
import io.serinus.wasm.ValueType;
import io.serinus.wasm.WasmModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Blobs that do what they must not are told of in one line; nothing hangs, and no trace is shown.
 */
class BrokenBlobsTest {
  private static final int I32_DIV_S = 0x6d;

  @TempDir private Path folder = Path.of("");

  private Path file(byte[] blob) throws IOException {
    Path file = folder.resolve("runtime.wasm");
    Files.write(file, blob);
    return file;
  }

  /** What {@code runtime call} says of a blob. */
  private String call(byte[] blob, String... more) throws IOException {
    Path state = folder.resolve("pairs.json");
    Files.writeString(state, "[[\"0x3a636f6465\",\"0x" + HexFormat.of().formatHex(blob) + "\"]]");
    String[] command = {
      "runtime", "call", "--state", state.toString(), "--execution", "wasm", "--timeout", "2"
    };
    String[] all = Arrays.copyOf(command, command.length + 2 + more.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    all[all.length - 2] = FUNCTION;
    all[all.length - 1] = "0x";
    return complaint(Cli.run(all));
  }

  private String call(WasmModule module) throws IOException {
    return call(module.write());
  }

  private static String complaint(Cli cli) {
    assertThat(cli.code()).as(cli.err()).isEqualTo(1);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err().lines().toList()).as(cli.err()).hasSize(1);
    assertThat(cli.err()).startsWith("Error: ");
    return cli.err();
  }

  private static void atStart(WasmModule module, Instruction... body) {
    List<Instruction> code = new ArrayList<>(List.of(body));
    code.add(op(Opcode.END));
    module.start = module.addFunction(Blobs.NOTHING, List.of(), code);
  }

  @Test
  void traps() throws IOException {
    assertThat(call(Blobs.module(op(Opcode.UNREACHABLE)))).contains(FUNCTION, "unreachable");
    Instruction[] division = {
      op(Opcode.I32_CONST, 1), op(Opcode.I32_CONST, 0), op(I32_DIV_S), op(Opcode.DROP)
    };
    assertThat(call(Blobs.module(division))).contains(FUNCTION, "divide by zero");
    Instruction[] far = {op(Opcode.I32_CONST, -8), op(Opcode.I32_LOAD), op(Opcode.DROP)};
    assertThat(call(Blobs.module(far))).contains(FUNCTION, "out of bounds");
    WasmModule starting = Blobs.module();
    atStart(starting, op(Opcode.UNREACHABLE));
    assertThat(call(starting)).contains(FUNCTION, "unreachable");
  }

  @Test
  void endlessLoops() throws IOException {
    assertThat(call(Blobs.module(Blobs.forEver()))).contains(FUNCTION, "stopped after 2000 ms");
    WasmModule starting = Blobs.module();
    atStart(starting, Blobs.forEver());
    assertThat(call(starting)).contains(FUNCTION, "stopped after 2000 ms");
  }

  @Test
  void endlessRecursion() throws IOException {
    Instruction[] body = {
      op(Opcode.LOCAL_GET, 0), op(Opcode.LOCAL_GET, 1), op(Opcode.CALL, 0), op(Opcode.DROP)
    };
    assertThat(call(Blobs.module(body))).contains(FUNCTION, "stack");
  }

  @Test
  void imports() throws IOException {
    WasmModule unknown = Blobs.module();
    unknown.imports.add(
        new Import("env", "ext_nothing_version_9", new Import.Function(unknown.typeIndex(ENTRY))));
    assertThat(call(unknown)).contains("unknown function", "ext_nothing_version_9");
    WasmModule elsewhere = Blobs.module();
    elsewhere.imports.add(
        new Import("wasi", "fd_write", new Import.Function(elsewhere.typeIndex(ENTRY))));
    assertThat(call(elsewhere)).contains("unknown function", "wasi", "fd_write");
    WasmModule other = Blobs.module();
    other.imports.add(
        new Import(
            "env", "ext_storage_get_version_1", new Import.Function(other.typeIndex(ENTRY))));
    assertThat(call(other)).contains("ext_storage_get_version_1", "signature");
    WasmModule global = Blobs.module();
    global.imports.add(new Import("env", "base", new Import.Global(ValueType.I32, false)));
    assertThat(call(global)).contains("base");
  }

  @Test
  void memories() throws IOException {
    WasmModule none = Blobs.module();
    none.memories.clear();
    none.exports.removeIf(e -> e.kind() == Export.Kind.MEMORY);
    assertThat(call(none)).contains("no memory");
    WasmModule huge = Blobs.module();
    huge.memories.set(0, new Limits(65_536, -1));
    assertThat(call(huge)).contains("65536 pages");
    WasmModule contradictory = Blobs.module();
    contradictory.memories.set(0, new Limits(5, 2));
    assertThat(call(contradictory)).contains("minimum");
    WasmModule table = Blobs.module();
    table.tables.add(new Limits(1 << 21, -1));
    assertThat(call(table)).contains("table");
    WasmModule baseless = Blobs.module();
    baseless.exports.removeIf(e -> e.name().equals("__heap_base"));
    assertThat(call(baseless)).contains("__heap_base");
    WasmModule outside = Blobs.module();
    outside.data.add(
        new DataSegment(List.of(op(Opcode.I32_CONST, 65_530), op(Opcode.END)), new byte[100]));
    assertThat(call(outside)).contains("data segment");
    Instruction[] result = {op(Opcode.I64_CONST, -1), op(Opcode.RETURN)};
    assertThat(call(Blobs.module(result))).contains(FUNCTION, "leaves the memory");
  }

  @Test
  void functions() throws IOException {
    WasmModule nameless = Blobs.module();
    nameless.exports.removeIf(e -> e.name().equals(FUNCTION));
    assertThat(call(nameless)).contains(FUNCTION, "is not found");
    WasmModule shaped = Blobs.module();
    shaped.exports.removeIf(e -> e.name().equals(FUNCTION));
    int index = shaped.addFunction(Blobs.NOTHING, List.of(), List.of(op(Opcode.END)));
    shaped.exports.add(new Export(FUNCTION, Export.Kind.FUNCTION, index));
    assertThat(call(shaped)).contains(FUNCTION);
    WasmModule untyped = Blobs.module(op(Opcode.DROP));
    assertThat(call(untyped)).contains("Wasm");
  }

  @Test
  void garbage() throws IOException {
    byte[] noise = new byte[1000];
    new Random(1).nextBytes(noise);
    byte[] whole = Blobs.module().write();
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    byte[] bomb = RuntimeBlob.compress(new byte[RuntimeBlob.MAX_UNCOMPRESSED + 1]);
    byte[] damaged = RuntimeBlob.compress(whole);
    damaged[damaged.length / 2] ^= 0x55;
    byte[] endless = HexFormat.of().parseHex("0061736d01000000" + "01ffffffff0f" + "ffffffff0f");
    byte[] locals =
        HexFormat.of()
            .parseHex(
                "0061736d01000000" + "010401600000" + "03020100" + "0a0a010801ffffffff0f7f0b");
    for (byte[] blob : new byte[][] {{}, noise, half, bomb, damaged, endless, locals}) {
      Path file = file(blob);
      assertThat(complaint(Cli.run("runtime", "version", file.toString())))
          .contains("runtime code");
      assertThat(complaint(Cli.run("runtime", "metadata", file.toString())))
          .contains("runtime code");
      assertThat(call(blob)).contains("runtime code");
    }
  }

  /** What the node logs is not for those who read a command's output. */
  @Test
  void nothingIsLoggedToStandardOutput() throws IOException {
    LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    logging.reset();
    new BasicConfigurator().configure(logging);
    Instruction[] straight = new Instruction[80_000];
    for (int i = 0; i < straight.length; i += 2) {
      straight[i] = op(Opcode.I32_CONST, 1_000_000 + i);
      straight[i + 1] = op(Opcode.DROP);
    }
    Path file = file(Blobs.versioned(Blobs.module(straight), 1, 0).write());
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Cli.run("runtime", "metadata", file.toString());
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void nonsenseAnswers() throws IOException {
    // An empty answer where a version and a byte string were due.
    WasmModule module = Blobs.module();
    Blobs.export(module, "Metadata_metadata");
    Path file = file(module.write());
    assertThat(complaint(Cli.run("runtime", "version", file.toString()))).contains(FUNCTION);
    WasmModule sections = Blobs.module();
    for (String name : List.of("runtime_version", "runtime_apis")) {
      sections.customSections.add(new CustomSection(name, new byte[] {40}));
    }
    Files.write(file, sections.write());
    assertThat(complaint(Cli.run("runtime", "version", file.toString())))
        .contains("runtime code", "runtime_version");
    Path spec = folder.resolve("spec.json");
    Files.writeString(
        spec,
        "{\"name\":\"n\",\"id\":\"n\",\"genesis\":{\"raw\":{\"top\":{\"0x3a636f6465\":\"0x"
            + HexFormat.of().formatHex(Blobs.module().write())
            + "\"}}}}");
    assertThat(complaint(Cli.run("runtime", "call", "--chain", spec.toString(), FUNCTION)))
        .contains(FUNCTION);
    Files.write(file, Blobs.versioned(module, 1, 0).write());
    assertThat(complaint(Cli.run("runtime", "metadata", file.toString())))
        .contains("Metadata_metadata");
  }
}
