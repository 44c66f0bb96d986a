package io.serinus.wasmbuilder;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A hash over everything that a build depends on, kept beside its output to know when the output is
 * still good.
 */
final class BuildStamp {
  /** Changes whenever the rewriting changes, so that old outputs are built anew. */
  private static final int FORMAT = 2;

  private BuildStamp() {}

  static String of(RuntimeBuild build) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DataOutputStream out =
          new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
        out.writeInt(FORMAT);
        out.writeUTF(build.mainClass());
        out.writeInt(build.heapBytes());
        out.writeBoolean(build.optimize());
        for (String function : build.functions()) {
          out.writeUTF(function);
        }
        for (var section : new TreeMap<>(build.sections()).entrySet()) {
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

  private static void content(Path root, DataOutputStream out) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      out.write(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
      out.writeLong(Files.size(file));
      out.write(Files.readAllBytes(file));
    }
  }
}
