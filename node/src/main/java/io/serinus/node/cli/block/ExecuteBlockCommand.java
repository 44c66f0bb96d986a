package io.serinus.node.cli.block;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serinus.host.client.BlockExecutor;
import io.serinus.host.client.BlockTrial;
import io.serinus.node.cli.CommandFailure;
import io.serinus.node.cli.state.LoadedState;
import io.serinus.node.cli.state.StateOptions;
import io.serinus.node.json.PrettyJson;
import io.serinus.primitives.Block;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Executes a block on the state of its parent and compares the state root. */
@Command(
    name = "execute",
    description = {
      "Execute a block on its parent's state; print what came of it as JSON.",
      "The exit code is 0 only where the state root is the one that the block's header names."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ExecuteBlockCommand implements Callable<Integer> {
  private static final double NANOS_PER_MILLI = 1e6;

  @Option(
      names = "--block",
      paramLabel = "FILE",
      required = true,
      description = "The block as chain_getBlock gives it: the whole answer, or the block alone.")
  Path file;

  @Mixin StateOptions state;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    Block block = BlockJson.read(file);
    Header header = block.header();
    H256 hash = BlockExecutor.hash(header);
    try (LoadedState loaded = state.load(Optional.empty())) {
      require(loaded, header, hash);
      BlockTrial.Outcome outcome =
          BlockTrial.run(loaded.caller(), loaded.code(), loaded.view(), block);
      boolean ok =
          outcome.failure().isEmpty()
              && outcome.stateRoot().equals(Optional.of(header.stateRoot()));
      ObjectNode json = new ObjectMapper().createObjectNode();
      json.put("number", header.number());
      json.put("hash", hash.toString());
      json.put("parentHash", header.parentHash().toString());
      json.put("stateRoot", outcome.stateRoot().map(H256::toString).orElse(null));
      json.put("expectedStateRoot", header.stateRoot().toString());
      json.put("ok", ok);
      json.put("executionMs", Math.round(outcome.nanos() / NANOS_PER_MILLI * 10) / 10.0);
      json.put("engine", loaded.caller().engine(loaded.code()));
      outcome.failure().ifPresent(e -> json.put("error", e.getMessage()));
      spec.commandLine().getOut().println(PrettyJson.text(json));
      outcome
          .failure()
          .ifPresent(e -> spec.commandLine().getErr().println("Error: " + e.getMessage()));
      return ok ? 0 : 1;
    }
  }

  /** A block that the chain's spec rules out is not executed. */
  private static void require(LoadedState loaded, Header header, H256 hash) {
    if (loaded.rules().badBlocks().contains(hash)) {
      throw new CommandFailure("block " + hash + " is one of the chain spec's bad blocks");
    }
    if (header.number() == 0) {
      throw new CommandFailure("block 0 is a chain's beginning and is not executed");
    }
    if (loaded.genesis().isPresent() && !loaded.genesis().get().equals(header.parentHash())) {
      throw new CommandFailure(
          "block "
              + header.number()
              + " is the child of "
              + header.parentHash()
              + ", not of the chain's genesis "
              + loaded.genesis().get()
              + "; give its parent's state by --state");
    }
  }
}
