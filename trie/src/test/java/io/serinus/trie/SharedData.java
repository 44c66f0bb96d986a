package io.serinus.trie;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds test data that lies beside the repository. */
final class SharedData {
  private SharedData() {}

  /** Returns a file of the shared folder, or skips the test when the folder is absent. */
  static Path file(String name) {
    String configured = System.getProperty("serinus.shared");
    Path root = configured == null ? besideRepository() : Path.of(configured);
    Path file = root.resolve("data").resolve(name);
    assumeTrue(Files.exists(file), () -> "test data not there: " + file);
    return file;
  }

  private static Path besideRepository() {
    Path dir = Path.of("").toAbsolutePath();
    while (dir != null && !Files.exists(dir.resolve("serinus"))) {
      dir = dir.getParent();
    }
    return (dir == null ? Path.of("") : dir).resolve("../shared").normalize();
  }
}
