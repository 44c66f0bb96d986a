package io.serinus.node.cli.state;

import io.serinus.host.client.Genesis;
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
public final class BlobFile {
  private static final Bytes CODE = Bytes.ofText(":code");

  private static final long MAX_BYTES = 256L << 20;

  private BlobFile() {}

  /**
   * The blob.
   *
   * @param file a blob, compressed or not, binary or hexadecimal, or a chain spec; the Kusama
   *     runtime of this build where there is none
   */
  public static byte[] load(Optional<Path> file) {
    return file.map(BlobFile::load).orElseGet(Runtimes::kusamaBlob);
  }

  private static byte[] load(Path file) {
    byte[] content;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new CommandFailure(file + " is larger than any blob or chain spec");
      }
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw CommandFailure.reading(file, e);
    }
    if (content.length > 1 && content[0] == '0' && content[1] == 'x') {
      return hex(file, new String(content, StandardCharsets.US_ASCII).strip());
    }
    int start = 0;
    while (start < content.length && Character.isWhitespace(content[start])) {
      start++;
    }
    return start < content.length && content[start] == '{' ? ofSpec(file) : content;
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
}
