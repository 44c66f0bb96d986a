package io.serinus.node.cli.chain;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.client.Client;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.node.chainspec.ChainSpec;
import io.serinus.node.cli.ChainOptions;
import io.serinus.node.cli.CommandFailure;
import io.serinus.node.cli.PruningOption;
import io.serinus.node.config.Execution;
import io.serinus.node.service.ChainParts;
import io.serinus.node.service.ChainSpecs;
import io.serinus.node.service.DataSettings;
import io.serinus.node.service.Runtimes;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A chain's database, opened for a command. */
record OpenedChain(Client client, ExecutorService workers) implements AutoCloseable {
  static OpenedChain open(ChainOptions chain, Execution execution, PruningOption states) {
    if (chain.temporary()) {
      throw new CommandFailure("--base-path is needed: a temporary chain is nowhere");
    }
    chain.setUpLogs(List.of());
    RuntimeCaller runtime =
        Runtimes.caller(Runtimes.executor(execution, null), new MemoryKeyStore());
    ChainSpec spec = ChainSpecs.load(chain.chainId(), runtime);
    ExecutorService workers =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("worker-", 0).factory());
    ChainParts parts =
        ChainParts.open(
            new DataSettings(chain.basePath(), false, states.pruning()), spec, runtime, workers);
    return new OpenedChain(parts.client(), workers);
  }

  @Override
  public void close() {
    client.close();
    workers.shutdownNow();
  }
}
