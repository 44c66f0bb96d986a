package io.serinus.node.cli.conformance;

import io.serinus.conformance.ConformanceCommand;
import io.serinus.node.log.LogSetup;
import io.serinus.node.service.Runtimes;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs one case of the suite, silently but for what the case prints. */
public final class ConformanceRunner {
  private ConformanceRunner() {}

  /** Runs a case and gives the exit code, 95 for what is not supported. */
  public static int run(List<String> arguments) {
    LogSetup.apply(List.of("off"));
    // Not closed, so that a fault of ours would still be heard of.
    return ConformanceCommand.run(
        arguments, Runtimes.userClassCache(), utf8(FileDescriptor.out), utf8(FileDescriptor.err));
  }

  private static PrintStream utf8(FileDescriptor to) {
    return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
  }
}
