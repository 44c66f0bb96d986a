package io.serinus.node.benchmark;

import io.serinus.consensus.babe.BabeDigests;
import io.serinus.host.chain.ChainStore;
import io.serinus.host.client.Client;
import io.serinus.host.client.Genesis;
import io.serinus.host.client.ImportRequest;
import io.serinus.host.client.Proposer;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.state.StateOptions;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.node.chainspec.GenesisStates;
import io.serinus.node.service.Runtimes;
import io.serinus.primitives.H256;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.SecondaryPlainPreDigest;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** One node's chain in memory, whose genesis endows the accounts of a benchmark. */
final class BenchmarkChain {
  private static final Duration BLOCK_TIME = Duration.ofSeconds(60);
  private static final long SLOT_MILLIS = 6000;

  private final Client client;
  private long slot = 1;

  /**
   * Makes a chain that stands at its genesis block.
   *
   * @param workers verify signatures, as many at a time as there are cores
   */
  BenchmarkChain(RuntimeCaller runtime, TransferAccounts accounts, ExecutorService workers) {
    Bytes code = Bytes.wrap(Runtimes.kusamaBlob());
    String preset = Genesis.preset(runtime, code, Optional.of("development")).orElseThrow();
    Genesis genesis = GenesisStates.ofPatch(runtime, code, accounts.genesisPatch(preset));
    ChainStore chain =
        ChainStore.create(new MemoryStore(), StateOptions.DEFAULT, genesis.block(runtime));
    client = new Client(chain, runtime, workers, cores() - 1);
  }

  static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  Client client() {
    return client;
  }

  H256 genesis() {
    return client.info().genesis();
  }

  H256 best() {
    return client.info().best().hash();
  }

  /** Fills a block on the best one with what the pool has ready; it is not imported. */
  Proposer.Proposal propose(TransactionPool pool) {
    Proposer proposer =
        new Proposer(client, pool, InstantSource.system(), Proposer.DEFAULT_SIZE_LIMIT);
    long now = slot++;
    Bytes time = Bytes.wrap(new ScaleWriter().writeU64(now * SLOT_MILLIS).toByteArray());
    Proposer.Proposal proposal =
        proposer.propose(
            best(),
            BabeDigests.begin(
                new BabePreDigest.SecondaryPlain(new SecondaryPlainPreDigest(0, new Slot(now)))),
            InherentData.EMPTY.with(InherentData.TIMESTAMP, time),
            BLOCK_TIME);
    if (proposal.transactions() == 0) {
      throw new IllegalStateException("a block without transfers: " + proposal.end());
    }
    return proposal;
  }

  /** Imports a block of its own, and makes it final. */
  void take(Proposer.Proposal proposal) {
    client.importBlock(ImportRequest.of(proposal.block(), proposal.block().header()));
    client.finalizeBlock(best(), null);
  }
}
