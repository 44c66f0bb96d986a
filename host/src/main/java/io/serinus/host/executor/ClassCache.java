package io.serinus.host.executor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled modules as files, named by the hash of the module they were made of. A file appears
 * whole or not at all, and begins with the hash of its content, so that one that the disk damaged
 * is compiled anew. A cache that can't be used costs time and nothing else.
 */
final class ClassCache {
  /** Changes with the engine and with how modules are prepared for it. */
  private static final String SUFFIX = ".endive-1.0.0-4";

  private static final int HASH = 32;
  private static final Logger LOG = LoggerFactory.getLogger(ClassCache.class);

  private final Path folder;

  ClassCache(Path folder) {
    this.folder = folder;
  }

  Optional<CompiledModule> load(byte[] module) {
    try {
      byte[] content = Files.readAllBytes(file(module));
      if (content.length < HASH + Integer.BYTES
          || !Arrays.equals(content, 0, HASH, sha256(content, HASH), 0, HASH)) {
        return Optional.empty();
      }
      ByteBuffer in = ByteBuffer.wrap(content).position(HASH);
      byte[] skeleton = new byte[in.getInt()];
      in.get(skeleton);
      byte[] classes = new byte[in.remaining()];
      in.get(classes);
      return Optional.of(new CompiledModule(skeleton, classes));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("compiled runtimes can't be read from {}: {}", folder, e.toString());
      return Optional.empty();
    }
  }

  void store(byte[] module, CompiledModule compiled) {
    ByteBuffer out =
        ByteBuffer.allocate(
            HASH + Integer.BYTES + compiled.skeleton().length + compiled.classes().length);
    out.position(HASH)
        .putInt(compiled.skeleton().length)
        .put(compiled.skeleton())
        .put(compiled.classes());
    out.put(0, sha256(out.array(), HASH));
    try {
      Files.createDirectories(folder);
      Path partial = Files.createTempFile(folder, "compiling", null);
      Files.write(partial, out.array());
      try {
        Files.move(partial, file(module), StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(partial, file(module), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      LOG.warn("compiled runtimes can't be kept in {}: {}", folder, e.toString());
    }
  }

  private Path file(byte[] module) {
    return folder.resolve(HexFormat.of().formatHex(sha256(module, 0)) + SUFFIX);
  }

  private static byte[] sha256(byte[] bytes, int from) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, from, bytes.length - from);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
