package io.serinus.host;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Test data of other projects, which lies beside the repository. */
public final class SharedFolder {
  private SharedFolder() {}

  /** A file of {@code ../shared/data}; the test is skipped where it is absent. */
  public static Path file(String name) {
    Path repository = Path.of("").toAbsolutePath();
    while (!Files.exists(repository.resolve("serinus")) && repository.getParent() != null) {
      repository = repository.getParent();
    }
    String configured =
        System.getProperty("serinus.shared", repository.resolve("../shared").toString());
    Path file = Path.of(configured).resolve("data").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), () -> "needs ../shared/data/" + name);
    return file;
  }
}
