package io.serinus.wasmbuilder;

import io.serinus.wasm.RuntimeBlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds runtime blobs. */
public final class WasmBuilder {
  private WasmBuilder() {}

  /** The uncompressed module of the runtime. */
  public static byte[] module(RuntimeBuild build) {
    byte[] compiled = TeaVmCompiler.compile(build);
    return PolkadotModule.rewrite(compiled, build.functions(), build.sections());
  }

  /**
   * Builds the runtime into a file, compressed as it goes on chain, unless the file there was built
   * from the very same inputs (a stamp file beside it tells).
   *
   * @return whether anything was built
   */
  public static boolean buildInto(RuntimeBuild build, Path output) {
    Path stampFile = output.resolveSibling(output.getFileName() + ".stamp");
    String stamp = BuildStamp.of(build);
    try {
      if (Files.exists(output)
          && Files.exists(stampFile)
          && Files.readString(stampFile).equals(stamp)) {
        return false;
      }
      byte[] blob = RuntimeBlob.compress(module(build));
      Files.createDirectories(output.toAbsolutePath().getParent());
      Files.write(output, blob);
      Files.write(stampFile, stamp.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + output, e);
    }
  }
}
