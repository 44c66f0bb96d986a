package io.serinus.wasmbuilder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildStampTest {
  @TempDir Path temporary;

  @Test
  void theSameClassesCountTheSameInAFolderAndInAJar() throws IOException {
    Path folder = temporary.resolve("classes");
    write(folder);
    Files.writeString(folder.resolve("kusama.wasm"), "what was built before");
    Path jar = temporary.resolve("classes.jar");
    try (FileSystem files =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
      write(files.getPath("/"));
      Files.writeString(files.getPath("/META-INF/MANIFEST.MF"), "Manifest-Version: 1.0\n");
    }
    assertThat(stamp(jar)).isEqualTo(stamp(folder));
  }

  @Test
  void anotherClassIsAnotherStamp() throws IOException {
    Path folder = temporary.resolve("classes");
    write(folder);
    String before = stamp(folder);
    Files.writeString(folder.resolve("a/A.class"), "another");
    assertThat(stamp(folder)).isNotEqualTo(before);
  }

  private static void write(Path root) throws IOException {
    Files.createDirectories(root.resolve("a"));
    Files.createDirectories(root.resolve("META-INF/services"));
    Files.writeString(root.resolve("a/A.class"), "class");
    Files.writeString(root.resolve("B.class"), "class too");
    Files.writeString(root.resolve("META-INF/services/a.A"), "B");
  }

  private static String stamp(Path root) {
    return BuildStamp.of(
        new RuntimeBuild("Main", List.of(root), List.of("Core_version"), Map.of(), "", 1024, true));
  }
}
