package io.serinus.node.cli.runtime;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.client.Genesis;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.node.chainspec.ChainSpec;
import io.serinus.node.chainspec.ChainSpecReader;
import io.serinus.node.chainspec.GenesisSource;
import io.serinus.node.cli.CommandFailure;
import io.serinus.node.service.Runtimes;
import io.serinus.scale.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/** Finds the blob that a command is about. */
final class BlobFile {
  private static final Bytes CODE = Bytes.ofText(":code");

  private BlobFile() {}

  /**
   * The blob.
   *
   * @param file a blob, compressed or not, binary or hexadecimal, or a chain spec; the Kusama
   *     runtime of this build where there is none
   */
  static byte[] load(Optional<Path> file) {
    return file.map(BlobFile::load).orElseGet(Runtimes::kusamaBlob);
  }

  private static byte[] load(Path file) {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e, e);
    }
    if (content.length > 1 && content[0] == '0' && content[1] == 'x') {
      return hex(file, new String(content, StandardCharsets.US_ASCII).strip());
    }
    return content.length > 0 && content[0] == '{' ? ofSpec(file) : content;
  }

  private static byte[] hex(Path file, String text) {
    try {
      return HexFormat.of().parseHex(text, 2, text.length());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(file + " is not hexadecimal", e);
    }
  }

  private static byte[] ofSpec(Path file) {
    ChainSpec spec = ChainSpecReader.read(file);
    return switch (spec.genesis()) {
      case GenesisSource.FromRuntime runtime -> runtime.code();
      case GenesisSource.Raw(Genesis state) -> {
        Bytes code = state.main().get(CODE);
        if (code == null) {
          throw new CommandFailure(file + ": the genesis state has no runtime");
        }
        yield code.unsafeArray();
      }
    };
  }

  /** What calls runtimes for these commands. */
  static RuntimeCaller caller(io.serinus.host.executor.RuntimeExecutor executor) {
    return Runtimes.caller(executor, new MemoryKeyStore());
  }
}
