package io.serinus.wasmbuilder;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.wasm.RuntimeBlob;
import io.serinus.wasm.WasmModule;
import io.serinus.wasmbuilder.toy.ToyRuntime;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuilderCommandTest {
  private static final List<Path> CLASS_PATH =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .toList();

  @TempDir private Path folder = Path.of("");

  @Test
  void buildsOnceAndCompressed() throws Exception {
    Path output = folder.resolve("toy.wasm");
    RuntimeBuild build = BuilderCommand.describe(ToyRuntime.class.getName(), CLASS_PATH, 4 << 20);
    assertThat(WasmBuilder.buildInto(build, output)).isTrue();
    assertThat(WasmBuilder.buildInto(build, output)).isFalse();
    byte[] blob = Files.readAllBytes(output);
    assertThat(RuntimeBlob.isCompressed(blob)).isTrue();
    WasmModule module = WasmModule.read(RuntimeBlob.decompress(blob));
    assertThat(module.customSection(RuntimeBuild.APIS_SECTION))
        .hasValueSatisfying(apis -> assertThat(apis).hasSize(12).endsWith(4, 0, 0, 0));
    assertThat(module.customSection(RuntimeBuild.VERSION_SECTION))
        .hasValueSatisfying(
            version ->
                assertThat(version)
                    .startsWith(12, 't', 'o', 'y')
                    .endsWith(3, 0, 0, 0, 0, 5, 0, 0, 0, 1));
    // In one order, so that the same classes make the same blob.
    assertThat(build.sections().keySet())
        .containsExactly(RuntimeBuild.APIS_SECTION, RuntimeBuild.VERSION_SECTION);
    assertThat(module.exports).extracting("name").contains("Core_version", "Toy_store", "Toy_fail");
  }
}
