package io.serinus.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.hostapi.NativeRuntime;
import io.serinus.node.config.NodeConfig;
import io.serinus.node.log.LogSetup;
import io.serinus.node.service.Node;
import io.serinus.runtime.kusama.KusamaRuntime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** A node whose runtime does not the same natively and in Wasm. */
@Tag("slow")
@Timeout(180)
class ExecutionBothTest {
  private static final String BROKEN = "BlockBuilder_inherent_extrinsics";

  /** The Kusama runtime, but for one function that natively finds no inherents. */
  private record BrokenRuntime(NativeRuntime real) implements NativeRuntime {
    @Override
    public byte[] call(String function, byte[] arguments) {
      return function.equals(BROKEN) ? new byte[1] : real.call(function, arguments);
    }

    @Override
    public byte[] metadataHash() {
      return real.metadataHash();
    }

    @Override
    public List<String> functions() {
      return real.functions();
    }
  }

  @Test
  void endsWithExitCodeOneAndAReport() throws IOException {
    CommandLine line = CommandLineRunner.commandLine();
    line.parseArgs(
        "--dev",
        "--tmp",
        "--execution=both",
        "--block-time=1000",
        "--rpc-port=0",
        "--no-prometheus");
    SerinusCommand command = line.getCommand();
    NodeConfig config = command.options.toConfig();
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    int code;
    try {
      System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
      NodeRunner.setUpLogs(config.logFilters());
      code =
          NodeRunner.run(
              fail -> Node.start(config, new BrokenRuntime(new KusamaRuntime()), fail), _ -> {});
    } finally {
      System.setErr(before);
      LogSetup.apply(List.of());
    }
    String log = printed.toString(StandardCharsets.UTF_8);
    assertThat(code).as(log).isEqualTo(1);
    String report =
        " " + BROKEN + ": native and Wasm execution differ: native returned 00, Wasm [0-9a-f]+";
    assertThat(log.lines())
        .as(log)
        .filteredOn(said -> said.matches("\\d{4}(-\\d\\d){2} \\d\\d(:\\d\\d){2}" + report))
        .hasSize(1);
    assertThat(log).doesNotContain("Exception");
  }
}
