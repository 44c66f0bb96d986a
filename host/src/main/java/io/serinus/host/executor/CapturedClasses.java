package io.serinus.host.executor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import run.endive.compiler.Cache;

/**
 * Stands between the engine and its classes: hands it those that are there, or keeps those that it
 * makes.
 */
final class CapturedClasses implements Cache {
  private byte @Nullable [] classes;

  CapturedClasses(byte @Nullable [] classes) {
    this.classes = classes;
  }

  Optional<byte[]> captured() {
    return Optional.ofNullable(classes);
  }

  @Override
  public byte @Nullable [] get(String key) {
    return classes;
  }

  @Override
  public void putIfAbsent(String key, byte[] made) {
    if (classes == null) {
      classes = made;
    }
  }
}
