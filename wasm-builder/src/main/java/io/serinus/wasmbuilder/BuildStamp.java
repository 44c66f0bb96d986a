package io.serinus.wasmbuilder;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * A hash over everything that a build depends on, kept beside its output to know when the output is
 * still good.
 */
final class BuildStamp {
  /** Changes whenever the rewriting changes, so that old outputs are built anew. */
  private static final int FORMAT = 7;

  private BuildStamp() {}

  static String of(RuntimeBuild build) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DataOutputStream out =
          new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
        out.writeInt(FORMAT);
        out.writeUTF(build.mainClass());
        out.writeUTF(build.metadataHash());
        out.writeInt(build.heapBytes());
        out.writeBoolean(build.optimize());
        for (String function : build.functions()) {
          out.writeUTF(function);
        }
        for (var section : build.sections().entrySet()) {
          out.writeUTF(section.getKey());
          out.write(section.getValue());
        }
        for (Path root : build.classPath()) {
          content(root, out);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The classes and services of a folder or a jar; the same classes count the same in both. */
  private static void content(Path root, DataOutputStream out) throws IOException {
    if (Files.isDirectory(root)) {
      try (Stream<Path> walk = Files.walk(root)) {
        for (Path file : walk.filter(BuildStamp::matters).sorted().toList()) {
          entry(root.relativize(file).toString(), Files.readAllBytes(file), out);
        }
      }
    } else if (Files.exists(root)) {
      try (FileSystem jar = FileSystems.newFileSystem(root)) {
        content(jar.getPath("/"), out);
      }
    }
  }

  private static boolean matters(Path file) {
    String name = file.toString();
    return name.endsWith(".class") || name.contains("META-INF/services/");
  }

  private static void entry(String name, byte[] bytes, DataOutputStream out) throws IOException {
    out.writeUTF(name);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
