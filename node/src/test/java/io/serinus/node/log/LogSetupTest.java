package io.serinus.node.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import io.serinus.host.executor.RuntimeLog;
import io.serinus.hostapi.MiscApi.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes out on standard error. */
class LogSetupTest {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";
  private static final String BABE = "io.serinus.consensus.babe.BabeImport";
  private static final String GRANDPA = "io.serinus.consensus.grandpa.GrandpaWorker";
  private static final String POOL = "io.serinus.host.txpool.TransactionPool";

  private final PrintStream before = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setErr(before);
    LogSetup.apply(List.of());
  }

  private String printed() {
    String text = printed.toString(StandardCharsets.UTF_8);
    printed.reset();
    return text;
  }

  /** Has a logger say something at each level; the levels that were printed, least first. */
  private String levels(String logger) {
    Logger log = LoggerFactory.getLogger(logger);
    printed();
    log.error("said-e");
    log.warn("said-w");
    log.info("said-i");
    log.debug("said-d");
    log.trace("said-t");
    StringBuilder levels = new StringBuilder();
    printed()
        .lines()
        .forEach(line -> levels.append(line.substring(line.indexOf("said-") + "said-".length())));
    return levels.toString();
  }

  @Test
  void theReferenceNodesTargetsAreThoseOfOurClasses() {
    LogSetup.apply(List.of("error", " babe = info"));
    assertThat(levels(BABE)).isEqualTo("ewi");
    assertThat(levels(GRANDPA)).isEqualTo("e");

    LogSetup.apply(List.of("babe=error", "grandpa=debug", "txpool=trace"));
    assertThat(levels(BABE)).isEqualTo("e");
    assertThat(levels(GRANDPA)).isEqualTo("ewid");
    assertThat(levels(POOL)).isEqualTo("ewidt");
    assertThat(levels("io.serinus.rpc.server.Connection")).isEqualTo("ewi");

    LogSetup.apply(List.of("afg=off", "slots=warn", "basic-authorship=off", "db", "rpc=error"));
    assertThat(levels(GRANDPA)).isEmpty();
    assertThat(levels("io.serinus.consensus.babe.BabeWorker")).isEqualTo("ew");
    assertThat(levels(BABE)).isEqualTo("ewi");
    assertThat(levels("io.serinus.host.client.Proposer")).isEmpty();
    assertThat(levels("io.serinus.host.chain.ChainStore")).isEqualTo("ewidt");
    assertThat(levels("io.serinus.rpc.server.Connection")).isEqualTo("e");
  }

  @Test
  void aTargetMayBeABeginningAPackageOrAModulePath() {
    LogSetup.apply(List.of("state=debug", "wasm=error"));
    assertThat(levels("io.serinus.host.state.StateDb")).isEqualTo("ewid");
    assertThat(levels("io.serinus.host.executor.EndiveEngine")).isEqualTo("e");

    LogSetup.apply(List.of("io.serinus.consensus=warn", "io::serinus::host::txpool=debug"));
    assertThat(levels(BABE)).isEqualTo("ew");
    assertThat(levels(POOL)).isEqualTo("ewid");

    LogSetup.apply(List.of("sync=debug"));
    assertThat(levels("sync")).isEqualTo("ewid");
    assertThat(levels("sync.warp")).isEqualTo("ewid");
  }

  @Test
  void theLongerTargetCountsAndThenTheLaterFilter() {
    LogSetup.apply(List.of("state-db=error", "state=debug", "babe=off", "babe=info", "warn"));
    assertThat(levels("io.serinus.host.state.StateDb")).isEqualTo("e");
    assertThat(levels(BABE)).isEqualTo("ewi");
    assertThat(levels(POOL)).isEqualTo("ew");
  }

  @Test
  void aRuntimesTargetsHaveLevelsOfTheirOwn() {
    RuntimeLog runtime = new RuntimeLog(code -> null);
    LogSetup.apply(List.of());
    assertThat(runtime.maxLogLevel()).isEqualTo(LogLevel.INFO);
    LogSetup.apply(List.of("runtime::system=debug", "xcm=trace"));
    assertThat(runtime.maxLogLevel()).isEqualTo(LogLevel.TRACE);
    runtime.log(LogLevel.DEBUG, "runtime::system", "one");
    runtime.log(LogLevel.DEBUG, "runtime::staking", "two");
    runtime.log(LogLevel.TRACE, "xcm::barriers", "three");
    runtime.log(LogLevel.INFO, "runtime", "four");
    assertThat(printed().lines())
        .satisfiesExactly(
            line -> assertThat(line).endsWith(" runtime::system: one"),
            line -> assertThat(line).endsWith(" runtime::xcm::barriers: three"),
            line -> assertThat(line).endsWith(" runtime: four"));
    LogSetup.apply(List.of("runtime=off"));
    runtime.log(LogLevel.ERROR, "xcm::barriers", "five");
    assertThat(printed()).isEmpty();
  }

  /** A logger stays for ever, and each part of its name is one. */
  @Test
  void aRuntimesLongTargetsMakeNoLoggers() {
    LogSetup.apply(List.of("debug"));
    RuntimeLog runtime = new RuntimeLog(code -> null);
    LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    int before = loggers.getLoggerList().size();
    runtime.log(LogLevel.INFO, "a::".repeat(1000), "said all the same");
    assertThat(printed()).endsWith(" runtime: said all the same\n");
    assertThat(loggers.getLoggerList()).hasSize(before);
  }

  @Test
  void filtersAreAddedAndTakenBackWhileTheNodeRuns() {
    LogSetup.apply(List.of("babe=warn"));
    LogSetup.add(List.of("babe=debug", "txpool=trace"));
    assertThat(levels(BABE)).isEqualTo("ewid");
    assertThat(levels(POOL)).isEqualTo("ewidt");
    LogSetup.add(List.of("txpool=error"));
    assertThat(levels(POOL)).isEqualTo("e");
    assertThat(levels(BABE)).isEqualTo("ewid");
    for (String malformed : List.of("babe=loud", "=debug", "", "babe=")) {
      assertThatThrownBy(() -> LogSetup.add(List.of("grandpa=debug", malformed)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(levels(GRANDPA)).isEqualTo("ewi");
    LogSetup.reset();
    assertThat(levels(BABE)).isEqualTo("ew");
    assertThat(levels(POOL)).isEqualTo("ewi");
  }

  @Test
  void linesArePlainWhileNothingBelowInformationIsLetThrough() {
    LogSetup.apply(List.of("error", "babe=info", "io.netty=off"));
    LoggerFactory.getLogger(BABE).warn("the slot is gone");
    LoggerFactory.getLogger(POOL).error("no room");
    assertThat(printed().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches(TIME + " the slot is gone"),
            line -> assertThat(line).matches(TIME + " no room"));
  }

  @Test
  void linesAreDetailedAsSoonAsAnyTargetIsAtDebug() {
    LogSetup.apply(List.of("txpool=debug"));
    LoggerFactory.getLogger(BABE).info("a block");
    LoggerFactory.getLogger(POOL).debug("a transaction");
    LoggerFactory.getLogger("io.serinus.node.log.Informant").warn("behind");
    String thread = Thread.currentThread().getName();
    assertThat(printed().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches(TIME + "\\.\\d{3}  INFO " + thread + " babe: a block"),
            line ->
                assertThat(line)
                    .matches(TIME + "\\.\\d{3} DEBUG " + thread + " txpool: a transaction"),
            line ->
                assertThat(line)
                    .matches(TIME + "\\.\\d{3}  WARN " + thread + " substrate: behind"));
  }

  @Test
  void theFormOfTheLinesStaysWhenFiltersAreAdded() {
    LogSetup.apply(List.of());
    LogSetup.add(List.of("babe=debug"));
    LoggerFactory.getLogger(BABE).debug("a claim");
    assertThat(printed()).matches(TIME + " a claim\n");
  }

  @Test
  void messagesDoNotControlTheTerminal() {
    LogSetup.apply(List.of());
    Logger log = LoggerFactory.getLogger(BABE);
    log.info("\u001b[31mred\u001b[0m b\u0007e\tl\rl \u009b5m\u202eback\u2069 one\ntwo é✨");
    log.warn("why", new IllegalStateException("\u001b[2J\u202ehidden"));
    List<String> lines = printed().lines().toList();
    assertThat(lines.get(0)).matches(TIME + " red bell 5mback one");
    assertThat(lines.get(1)).isEqualTo("two é✨");
    assertThat(lines.get(2)).matches(TIME + " why");
    assertThat(lines.get(3)).matches("java\\.lang\\.IllegalStateException: .*hidden");
    assertThat(String.join("", lines)).doesNotContainPattern("[\\p{Cntrl}\\u202e]");
    assertThat(lines.get(4)).startsWith("    at io.serinus.");
  }

  @Test
  void everyTargetStandsForCodeThatIsThere() {
    for (LogTargets.Target target : LogTargets.ALL) {
      assertThat(target.loggers())
          .as(target.name())
          .isNotEmpty()
          .allSatisfy(
              name -> {
                String path = name.replace('.', '/');
                ClassLoader loader = LogSetup.class.getClassLoader();
                assertThat(
                        loader.getResource(path) != null
                            || loader.getResource(path + ".class") != null)
                    .as(name)
                    .isTrue();
              });
    }
  }
}
