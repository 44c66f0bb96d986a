package io.serinus.host.executor;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.endive.compiler.Cache;

/**
 * Compiled modules as files, one a module, named by the module's hash. A file appears whole or not
 * at all.
 */
final class ClassCache implements Cache {
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9]");

  private final Path folder;

  ClassCache(Path folder) {
    this.folder = folder;
  }

  @Override
  public byte @Nullable [] get(String key) throws IOException {
    try {
      return Files.readAllBytes(file(key));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public void putIfAbsent(String key, byte[] classes) throws IOException {
    Path file = file(key);
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(folder);
    Path partial = Files.createTempFile(folder, "compiling", null);
    Files.write(partial, classes);
    try {
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path file(String key) {
    return folder.resolve(UNSAFE.matcher(key).replaceAll("-") + ".endive1");
  }
}
