package io.serinus.node.log;

import io.serinus.host.executor.RuntimeLog;
import java.util.List;
import java.util.stream.Stream;

/** The log targets that users of the reference node know, and the loggers that stand for them. */
final class LogTargets {
  /**
   * A target.
   *
   * @param name the reference node's name for it
   * @param loggers classes or packages that log under it, with those below them
   */
  record Target(String name, List<String> loggers) {
    private static Target of(String name, String... loggers) {
      return new Target(name, Stream.of(loggers).map(logger -> OURS + logger).toList());
    }
  }

  private static final String OURS = "io.serinus.";

  /** Of several names for the same logger the first is printed. */
  static final List<Target> ALL =
      List.of(
          Target.of("babe", "consensus.babe"),
          Target.of("slots", "consensus.babe.BabeWorker"),
          Target.of("grandpa", "consensus.grandpa"),
          Target.of("afg", "consensus.grandpa"),
          Target.of("consensus", "consensus"),
          Target.of("basic-authorship", "host.client.Proposer"),
          Target.of("sc_basic_authorship", "host.client.Proposer"),
          Target.of("client", "host.client"),
          Target.of("db", "host.db", "host.chain"),
          Target.of("state-db", "host.state"),
          Target.of("txpool", "host.txpool"),
          Target.of("offchain-worker", "host.offchain"),
          Target.of("wasm-runtime", "host.executor"),
          Target.of("rpc", "rpc"),
          Target.of("substrate", "node.log"),
          Target.of("service", "node.service"),
          Target.of("sc_service", "node.service"));

  private LogTargets() {}

  /**
   * The loggers that a filter is about: those of the targets whose names begin with it, as {@code
   * state} means {@code state-db} too, and the class, the package or the runtime's target that has
   * its name.
   */
  static List<String> loggers(String filter) {
    return Stream.concat(
            ALL.stream()
                .filter(target -> target.name().startsWith(filter))
                .flatMap(target -> target.loggers().stream()),
            Stream.of(filter.replace("::", "."), RuntimeLog.loggerName(filter)))
        .distinct()
        .toList();
  }

  /** The target to print for a logger. Its name is one that a filter takes. */
  static String of(String logger) {
    String best = "";
    String name = isBelow(logger, RuntimeLog.ROOT) ? logger.replace(".", "::") : logger;
    for (Target target : ALL) {
      for (String prefix : target.loggers()) {
        if (prefix.length() > best.length() && isBelow(logger, prefix)) {
          best = prefix;
          name = target.name();
        }
      }
    }
    return name;
  }

  private static boolean isBelow(String logger, String prefix) {
    return logger.startsWith(prefix)
        && (logger.length() == prefix.length() || logger.charAt(prefix.length()) == '.');
  }
}
