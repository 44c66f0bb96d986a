package io.serinus.node.cli.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serinus.node.benchmark.machine.Limits;
import io.serinus.node.benchmark.machine.MachineBenchmark;
import io.serinus.node.benchmark.machine.Score;
import io.serinus.node.cli.CommandFailure;
import io.serinus.node.json.PrettyJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges the machine. */
@Command(
    name = "machine",
    description = "Measure the hardware, beside what a validator of Kusama needs.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class MachineCommand implements Callable<Integer> {
  private static final String TIME = "Time limit of this benchmark (${DEFAULT-VALUE}).";

  @Option(names = "--allow-fail", description = "Exit with 0 even where a score is too low.")
  boolean allowFail;

  @Option(
      names = "--tolerance",
      paramLabel = "PERCENT",
      defaultValue = "10",
      description = "What may be missing of a minimum (${DEFAULT-VALUE}).")
  double tolerance;

  @Option(
      names = "--verify-duration",
      paramLabel = "SECONDS",
      defaultValue = "5",
      converter = Seconds.class,
      description = TIME)
  Duration verify;

  @Option(
      names = "--hash-duration",
      paramLabel = "SECONDS",
      defaultValue = "5",
      converter = Seconds.class,
      description = TIME)
  Duration hash;

  @Option(
      names = "--memory-duration",
      paramLabel = "SECONDS",
      defaultValue = "5",
      converter = Seconds.class,
      description = TIME)
  Duration memory;

  @Option(
      names = "--disk-duration",
      paramLabel = "SECONDS",
      defaultValue = "5",
      converter = Seconds.class,
      description = TIME)
  Duration disk;

  @Option(
      names = {"-d", "--base-path"},
      paramLabel = "PATH",
      description = "The folder whose disk is measured (default: the one for temporary files).")
  Optional<Path> basePath;

  @Option(names = "--json", description = "Print the scores as JSON, in MiB a second.")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (tolerance < 0 || tolerance > 100) {
      throw new CommandFailure("--tolerance is a percentage, 0 to 100");
    }
    Path folder = basePath.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    List<Score> scores = MachineBenchmark.run(new Limits(verify, hash, memory, disk), folder);
    long failed = scores.stream().filter(s -> !s.passes(tolerance)).count();
    if (json) {
      printJson(scores, spec.commandLine().getOut());
    } else {
      print(scores, failed, spec.commandLine().getOut());
    }
    boolean bad = failed > 0 || scores.stream().anyMatch(Score::implausible);
    return bad && !allowFail ? 1 : 0;
  }

  private void print(List<Score> scores, long failed, PrintWriter out) {
    new ScoreTable(scores, tolerance).print(out);
    out.printf(
        Locale.ROOT,
        "From %d benchmarks in total, %d passed and %d failed (%.0f%% fault tolerance).%n",
        scores.size(),
        scores.size() - failed,
        failed,
        tolerance);
    if (scores.stream().anyMatch(Score::implausible)) {
      out.println("A score is off by a factor of 100 or more; was something else wrong?");
    }
    out.println(
        failed == 0
            ? "The hardware meets the requirements"
            : "The hardware fails to meet the requirements");
  }

  private void printJson(List<Score> scores, PrintWriter out) {
    ArrayNode list = new ObjectMapper().createArrayNode();
    for (Score s : scores) {
      list.addObject()
          .put("category", s.metric().category())
          .put("function", s.metric().function())
          .put("score", s.reached().mib())
          .put("minimum", s.metric().minimum().mib())
          .put("pass", s.passes(tolerance));
    }
    out.println(PrettyJson.text(list));
  }
}
