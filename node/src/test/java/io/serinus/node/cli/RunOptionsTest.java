package io.serinus.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.node.config.Execution;
import io.serinus.node.config.NodeConfig;
import io.serinus.node.config.Pruning;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RunOptionsTest {
  private static NodeConfig parse(String... args) {
    CommandLine line = CommandLineRunner.commandLine();
    line.parseArgs(args);
    SerinusCommand command = line.getCommand();
    return command.options.toConfig();
  }

  @Test
  void devMeansAliceOnATemporaryChain() {
    NodeConfig config = parse("--dev");
    assertThat(config.chain()).isEqualTo("dev");
    assertThat(config.devAccount()).contains("Alice");
    assertThat(config.authority()).isTrue();
    assertThat(config.temporary()).isTrue();
    assertThat(config.rpc().port()).isEqualTo(9944);
    assertThat(config.rpc().unsafeMethods()).isTrue();
    assertThat(config.rpc().cors()).containsExactly("*");
    assertThat(config.prometheusPort()).hasValue(9615);
    assertThat(config.execution()).isEqualTo(Execution.NATIVE);
    assertThat(config.pruning()).isEqualTo(new Pruning.Last(256));
  }

  @Test
  void aBasePathKeepsADevChain() {
    NodeConfig config = parse("--dev", "-d", "data");
    assertThat(config.temporary()).isFalse();
    assertThat(config.basePath()).isEqualTo(Path.of("data"));
  }

  @Test
  void theReferenceNodesNamesAreKnown() {
    NodeConfig config =
        parse(
            "--chain=local",
            "--bob",
            "--name",
            "canary",
            "--tmp",
            "--rpc-port=1",
            "--rpc-external",
            "--rpc-cors=all",
            "--rpc-methods",
            "Unsafe",
            "--rpc-max-connections",
            "7",
            "--no-prometheus",
            "-lbabe=debug,txpool=trace",
            "--log",
            "warn",
            "--execution",
            "Both",
            "--block-time",
            "500",
            "--pruning",
            "archive");
    assertThat(config.name()).isEqualTo("canary");
    assertThat(config.devAccount()).contains("Bob");
    assertThat(config.rpc().maxConnections()).isEqualTo(7);
    assertThat(config.rpc().unsafeMethods()).isTrue();
    assertThat(config.prometheusPort()).isEmpty();
    assertThat(config.logFilters()).containsExactly("babe=debug", "txpool=trace", "warn");
    assertThat(config.execution()).isEqualTo(Execution.BOTH);
    assertThat(config.blockTime()).hasValue(500);
    assertThat(config.pruning()).isEqualTo(new Pruning.Archive());
  }

  @Test
  void outsidersGetTheSafeMethodsOnly() {
    assertThat(parse("--rpc-external").rpc().unsafeMethods()).isFalse();
    assertThat(parse("--rpc-methods=safe").rpc().unsafeMethods()).isFalse();
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> parse("--pruning", "0"))
        .isInstanceOf(CommandLine.ParameterException.class);
    assertThatThrownBy(() -> parse("--pruning", "some"))
        .isInstanceOf(CommandLine.ParameterException.class);
    assertThatThrownBy(() -> parse("--alice", "--bob"))
        .isInstanceOf(CommandLine.ParameterException.class);
    assertThatThrownBy(() -> parse("--rpc-port", "many"))
        .isInstanceOf(CommandLine.ParameterException.class);
  }
}
