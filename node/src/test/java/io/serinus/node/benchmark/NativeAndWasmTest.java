package io.serinus.node.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.node.config.Execution;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Genesis, the pool's validations, blocks with inherents and signed transfers, and their import:
 * each call of the Kusama runtime is run natively and in Wasm, and a difference in results or in
 * changes of the state ends the run.
 */
@Tag("slow")
class NativeAndWasmTest {
  @Test
  void blocksOfTransfersComeOutTheSameBothWays() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    TransferBenchmark.run(
        Execution.BOTH, 25, 2, new PrintStream(printed, true, StandardCharsets.UTF_8));
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.stream().filter(line -> line.contains(" transfers in a block")))
        .extracting(line -> Integer.parseInt(line.substring(0, line.indexOf(' '))))
        .satisfies(blocks -> assertThat(blocks.stream().mapToInt(n -> n).sum()).isEqualTo(50));
    assertThat(lines).filteredOn(line -> line.contains(" imported by ")).hasSize(2);
  }
}
