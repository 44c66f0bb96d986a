package io.serinus.node.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Starts nodes of a development chain, as {@code ./serinus --dev} does, with the JVM's options of
 * this process, and takes the time until block 1 is imported, and the memory that the process holds
 * then and some blocks later.
 */
public final class StartBenchmark {
  private static final String MAIN = "io.serinus.node.Serinus";
  private static final long PATIENCE_SECONDS = 120;
  private static final int LATER = 10;

  private StartBenchmark() {}

  /**
   * Runs it.
   *
   * @param starts how many nodes are started, one after the other
   * @throws IOException if a node can't be started, or ends before block 1
   */
  public static Figures run(int starts) throws IOException {
    Figures figures = new Figures("start");
    double best = Double.MAX_VALUE;
    for (int i = 1; i <= starts; i++) {
      String name = "start " + i;
      Started started = start();
      best = Math.min(best, started.seconds);
      figures.add(name + ", until block 1", started.seconds, "s");
      memory(figures, name + ", resident at block 1", started.first);
      memory(figures, name + ", resident at block " + LATER, started.later);
    }
    figures.add("best start until block 1", best, "s");
    return figures;
  }

  private static void memory(Figures figures, String what, OptionalLong kib) {
    kib.ifPresentOrElse(
        k -> figures.add(what, k / 1024.0, "MiB"),
        () -> figures.note(what + ": this system doesn't tell"));
  }

  /**
   * A node that was started and has ended.
   *
   * @param first its resident memory at block 1, in KiB
   * @param later the same some blocks later
   */
  private record Started(double seconds, OptionalLong first, OptionalLong later) {}

  private static Started start() throws IOException {
    long began = System.nanoTime();
    Process node = new ProcessBuilder(command()).redirectErrorStream(true).start();
    // A node that hangs would never end its output.
    var unused =
        node.onExit()
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .whenComplete((_, _) -> node.destroyForcibly());
    try (BufferedReader log = node.inputReader()) {
      awaitBlock(log, 1);
      double seconds = (System.nanoTime() - began) / 1e9;
      OptionalLong first = resident(node.pid());
      awaitBlock(log, LATER);
      return new Started(seconds, first, resident(node.pid()));
    } finally {
      node.destroy();
    }
  }

  private static void awaitBlock(BufferedReader log, int number) throws IOException {
    StringBuilder said = new StringBuilder();
    String line;
    while ((line = log.readLine()) != null) {
      if (line.contains("Imported #" + number + " ")) {
        return;
      }
      said.append(line).append('\n');
    }
    throw new IOException("the node ended before block " + number + ":\n" + said);
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (option.startsWith("-X") || option.startsWith("--")) {
        command.add(option);
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(List.of("--dev", "--tmp", "--block-time", "500"));
    command.addAll(List.of("--rpc-port", "0", "--port", "0", "--no-prometheus"));
    return command;
  }

  /** The resident memory of a process in KiB, where the system has {@code /proc}. */
  private static OptionalLong resident(long pid) throws IOException {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return OptionalLong.of(Long.parseLong(line.replaceAll("[^0-9]", "")));
      }
    }
    return OptionalLong.empty();
  }
}
