package io.serinus.node.cli.chain;

import io.serinus.host.client.Client;
import io.serinus.host.client.ClientException;
import io.serinus.host.client.InvalidBlockException;
import io.serinus.node.cli.ChainOptions;
import io.serinus.node.cli.CommandFailure;
import io.serinus.node.cli.PruningOption;
import io.serinus.node.config.Execution;
import io.serinus.primitives.H256;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Executes a stored block again. */
@Command(
    name = "check-block",
    description = "Execute a stored block again and compare its state root.",
    mixinStandardHelpOptions = true)
public final class CheckBlockCommand implements Callable<Integer> {
  @Mixin ChainOptions chain;
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "BLOCK", description = "Its hash or number.")
  String block;

  @Option(
      names = "--execution",
      paramLabel = "HOW",
      defaultValue = "native",
      description = "native (default), wasm or both.")
  Execution execution;

  @Mixin PruningOption states;

  @Override
  public Integer call() {
    try (OpenedChain opened = OpenedChain.open(chain, execution, states)) {
      H256 hash = find(opened.client());
      long began = System.nanoTime();
      opened.client().check(hash);
      spec.commandLine()
          .getOut()
          .printf("Block %s is good (%d ms).%n", hash, (System.nanoTime() - began) / 1_000_000);
      return 0;
    } catch (ClientException | InvalidBlockException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
  }

  private H256 find(Client client) {
    if (block.matches("(0x)?[0-9a-fA-F]{64}")) {
      return H256.ofHex(block);
    }
    if (!block.matches("[0-9]{1,10}")) {
      throw new CommandFailure("neither a block's hash nor its number: " + block);
    }
    H256 hash = client.chain().hashAt(Long.parseLong(block));
    if (hash == null) {
      throw new CommandFailure("the best chain has no block " + block);
    }
    return hash;
  }
}
