package io.serinus.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.host.network.PeerAddress;
import io.serinus.host.state.PruningMode;
import io.serinus.host.txpool.QueueLimit;
import io.serinus.node.config.Execution;
import io.serinus.node.config.NodeConfig;
import io.serinus.rpc.server.RpcLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

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
    assertThat(config.pruning()).isEmpty();
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
    assertThat(config.rpc().limits().connections()).isEqualTo(7);
    assertThat(config.rpc().unsafeMethods()).isTrue();
    assertThat(config.prometheusPort()).isEmpty();
    assertThat(config.logFilters()).containsExactly("babe=debug", "txpool=trace", "warn");
    assertThat(config.execution()).isEqualTo(Execution.BOTH);
    assertThat(config.blockTime()).hasValue(500);
    assertThat(config.pruning()).contains(new PruningMode.ArchiveAll());
  }

  @Test
  void theServersLimitsCanBeSet() {
    RpcLimits limits =
        parse(
                "--rpc-max-request-size=2",
                "--rpc-max-response-size=3",
                "--rpc-max-subscriptions-per-connection=4",
                "--rpc-message-buffer-capacity-per-connection=5",
                "--rpc-max-batch-request-len=6")
            .rpc()
            .limits();
    assertThat(limits.requestBytes()).isEqualTo(2 << 20);
    assertThat(limits.responseBytes()).isEqualTo(3 << 20);
    assertThat(limits.subscriptions()).isEqualTo(4);
    assertThat(limits.messages()).isEqualTo(5);
    assertThat(limits.batch()).isEqualTo(6);
    assertThat(parse("--rpc-disable-batch-requests").rpc().limits().batch()).isZero();
    assertThat(parse().rpc().limits()).isEqualTo(RpcLimits.DEFAULT);
  }

  /** Else a client would lose its connection for one large answer, or others for that one. */
  @Test
  void largerAnswersMayWaitAsWell() {
    RpcLimits limits = parse("--rpc-max-response-size=2047").rpc().limits();
    assertThat(limits.outboundBytes()).isEqualTo(2 * 2047L << 20);
    assertThat(limits.backlogBytes()).isEqualTo(3 * 2047L << 20);
    RpcLimits small = parse("--rpc-max-response-size=1").rpc().limits();
    assertThat(small.outboundBytes()).isEqualTo(RpcLimits.DEFAULT.outboundBytes());
    assertThat(small.backlogBytes()).isEqualTo(RpcLimits.DEFAULT.backlogBytes());
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> parse("--rpc-max-connections=0")).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> parse("--rpc-max-request-size=2048"))
        .hasMessageContaining("from 1 to 2047");
    assertThatThrownBy(() -> parse("--pool-limit=0")).hasMessageContaining("at least 1");
  }

  @Test
  void thePoolsLimitCanBeSet() {
    assertThat(parse("--pool-limit=10", "--pool-kbytes=2").pool().ready())
        .isEqualTo(new QueueLimit(10, 2048));
  }

  @Test
  void aDevelopmentNodeBansNoTransactions() {
    assertThat(parse("--chain=local").pool().banTime()).isEqualTo(Duration.ofMinutes(30));
    assertThat(parse("--dev").pool().banTime()).isZero();
    assertThat(parse("--dev", "--tx-ban-seconds=5").pool().banTime())
        .isEqualTo(Duration.ofSeconds(5));
    for (String nonsense : List.of("-1", "4294967296", "9223372036854775807")) {
      assertThatThrownBy(() -> parse("--tx-ban-seconds=" + nonsense))
          .hasMessageContaining("from 0 to 4294967295");
    }
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
    for (String command :
        List.of("key", "runtime", "inspect", "block", "benchmark", "conformance")) {
      Cli cli = Cli.run(command);
      assertThat(cli.code()).isEqualTo(2);
      assertThat(cli.err())
          .startsWith("Error: Missing ")
          .endsWith("; try 'serinus " + command + " --help'\n");
    }
  }

  @Test
  void whatIsNoOptionIsSaidInOneLineWithAPointerToTheHelp() {
    String bootnode =
        "/dns/a.example/tcp/30333/p2p/12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";
    for (String[] told :
        new String[][] {
          {"Unknown option: '--rpc-prt'", "--rpc-prt"},
          {"Unmatched argument at index 0: 'keys'", "keys"},
          {
            "Invalid value for option '--execution': expected native, wasm or both, not 'x'",
            "--execution=x"
          },
          {
            "Invalid value for option '--rpc-methods': expected auto, safe or unsafe, not 'x'",
            "--rpc-methods=x"
          },
          {"Invalid value for option '--rpc-port': 'many' is not an int", "--rpc-port=many"},
          {"--alice, --bob are mutually exclusive (specify only one)", "--alice", "--bob"},
          {"Missing required parameter for option '--name' (NAME)", "--name"},
          {
            "Invalid value for option '--bootnodes' at index 0 (ADDRESS): 'foo': invalid multiaddress",
            "--bootnodes=foo"
          },
          {
            "Invalid value for option '--bootnodes' at index 0 (ADDRESS):"
                + " '/ip4/127.0.0.1/tcp/1': Peer id is missing from the address",
            "--bootnodes",
            bootnode + ",/ip4/127.0.0.1/tcp/1"
          },
        }) {
      Cli cli = Cli.run(List.of(told).subList(1, told.length).toArray(String[]::new));
      assertThat(cli.err()).isEqualTo("Error: " + told[0] + "; try 'serinus --help'\n");
      assertThat(cli.code()).isEqualTo(2);
      assertThat(cli.out()).isEmpty();
    }
    assertThat(Cli.run("check-block", "--execution", "x", "1").err())
        .endsWith("expected native, wasm or both, not 'x'; try 'serinus check-block --help'\n");
    assertThat(parse("--bootnodes", bootnode, bootnode, "--dev").bootnodes())
        .extracting(PeerAddress::toString)
        .containsExactly(bootnode, bootnode);
  }

  @Test
  void validatorsAreNotOpenedToOutsidersByAccident() {
    assertThatThrownBy(() -> parse("--validator", "--rpc-external"))
        .hasMessageContaining("--unsafe-rpc-external");
    NodeConfig open = parse("--validator", "--unsafe-rpc-external");
    assertThat(open.rpc().external()).isTrue();
    assertThat(open.rpc().unsafeMethods()).isFalse();
    assertThat(parse("--validator", "--rpc-external", "--rpc-methods=unsafe").rpc().external())
        .isTrue();
    assertThat(parse("--rpc-external").rpc().external()).isTrue();
  }

  @Test
  void webPagesOfThisMachineAndOfPolkadotJsMayConnect() {
    assertThat(parse().rpc().cors())
        .containsExactly(
            "http://localhost:*",
            "http://127.0.0.1:*",
            "https://localhost:*",
            "https://127.0.0.1:*",
            "https://polkadot.js.org");
    assertThat(parse("--dev", "--rpc-cors=https://a.example,https://b.example").rpc().cors())
        .containsExactly("https://a.example", "https://b.example");
    assertThat(parse("--rpc-cors=null,https://a.example").rpc().cors())
        .containsExactly("null", "https://a.example");
  }

  @Test
  void whatCannotBeIsRefusedInOneLine() {
    for (String[] arguments :
        new String[][] {
          {"--tmp", "-d", "data"},
          {"--rpc-port", "65536"},
          {"--prometheus-port", "-1"},
          {"--port", "70000"},
          {"--block-time", "0"},
          {"--node-key", "12"},
          {"--name", "https://canary"},
          {"--name", "canary@home"},
          {"--name", ""},
          {"--name", "c".repeat(64)},
          {"--chain", "local", "--block-time", "500", "--rpc-port", "0"},
          {"--chain", "no-such-file"},
          {"--log", "babe=loud"},
        }) {
      Cli cli = Cli.run(arguments);
      assertThat(cli.code()).as(String.join(" ", arguments)).isEqualTo(1);
      assertThat(cli.err().lines().filter(line -> line.startsWith("Error: ")).toList()).hasSize(1);
      assertThat(cli.err()).doesNotContain("\tat ");
    }
    assertThat(parse("--name", "c".repeat(63)).name()).hasSize(63);
  }

  @Test
  void theHelpShowsEveryOptionOnceAndUnderItsHeading() {
    String help = Cli.run("--help").out();
    for (OptionSpec option : CommandLineRunner.commandLine().getCommandSpec().options()) {
      String name = option.longestName();
      assertThat(help.lines())
          .filteredOn(line -> line.matches("(  -.,|     ) (--[a-z-]+, )?" + name + "([=, ].*)?"))
          .as(name)
          .hasSize(1);
    }
    assertThat(help)
        .containsSubsequence(
            "\nRPC:\n", "--rpc-port", "--rpc-external", "--unsafe-rpc-external", "--rpc-methods");
    assertThat(help.substring(help.indexOf("\nOther:\n"), help.indexOf("\nCommands:\n")))
        .contains("--help", "--version")
        .doesNotContain("--rpc", "--dev", "--log");
  }
}
