package io.serinus.node.cli.runtime;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.executor.RuntimeCode;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.TrieState;
import io.serinus.node.cli.CommandFailure;
import io.serinus.node.cli.state.BlobFile;
import io.serinus.node.config.Execution;
import io.serinus.node.service.Runtimes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a runtime's metadata. */
@Command(
    name = "metadata",
    description = {
      "Print a runtime's metadata in hexadecimal, or write its bytes into a file.",
      "They begin with 0x6d657461 and the version of the format."
    })
final class RuntimeMetadataCommand implements Callable<Integer> {
  private static final String PLAIN = "Metadata_metadata";
  private static final String AT_VERSION = "Metadata_metadata_at_version";
  private static final String VERSIONS = "Metadata_metadata_versions";
  private static final byte[] NONE = {};

  private static final Codec<List<Long>> LIST = Codecs.list(Codecs.U32);

  /** Where the format's version lies, behind the magic number. */
  private static final int VERSION_AT = 4;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A blob or a chain spec; the Kusama runtime of this build unless told.")
  Optional<Path> file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the bytes there.")
  Optional<Path> output;

  @Option(
      names = "--version",
      paramLabel = "N",
      description =
          "The version of the format, such as 15 (default: the one that all clients know).")
  Optional<Integer> version;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  boolean help;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    RuntimeCaller runtime =
        Runtimes.caller(
            Runtimes.executor(Execution.WASM, Runtimes.userClassCache()), new MemoryKeyStore());
    RuntimeCode code = RuntimeCode.of(BlobFile.load(file));
    byte[] metadata = read(runtime, code);
    if (output.isPresent()) {
      Files.write(output.get(), metadata);
    } else {
      spec.commandLine().getOut().println("0x" + HexFormat.of().formatHex(metadata));
    }
    return 0;
  }

  private byte[] read(RuntimeCaller runtime, RuntimeCode code) {
    if (version.isEmpty()) {
      return decode(PLAIN, ScaleReader::readBytes, call(runtime, code, PLAIN, NONE));
    }
    int wanted = version.get();
    if (!runtime.functions(code).contains(AT_VERSION)) {
      byte[] only = decode(PLAIN, ScaleReader::readBytes, call(runtime, code, PLAIN, NONE));
      if (only.length > VERSION_AT && only[VERSION_AT] == wanted) {
        return only;
      }
      throw new CommandFailure(
          "the runtime has no metadata of version "
              + wanted
              + ", only of "
              + (only.length > VERSION_AT ? only[VERSION_AT] : "none"));
    }
    byte[] argument = new ScaleWriter().writeU32(wanted).toByteArray();
    return decode(
            AT_VERSION,
            in -> in.readBool() ? Optional.of(in.readBytes()) : Optional.<byte[]>empty(),
            call(runtime, code, AT_VERSION, argument))
        .orElseThrow(
            () ->
                new CommandFailure(
                    "the runtime has no metadata of version "
                        + wanted
                        + ", only of "
                        + decode(VERSIONS, LIST::decode, call(runtime, code, VERSIONS, NONE))));
  }

  private static byte[] call(
      RuntimeCaller runtime, RuntimeCode code, String function, byte[] arguments) {
    return runtime.call(code, new Overlay(TrieState.empty()), function, arguments);
  }

  private static <T> T decode(String function, Function<ScaleReader, T> decoder, byte[] answer) {
    try {
      return decoder.apply(new ScaleReader(answer));
    } catch (ScaleException e) {
      throw new CommandFailure(function + ": an answer that can't be read: " + e.getMessage(), e);
    }
  }
}
