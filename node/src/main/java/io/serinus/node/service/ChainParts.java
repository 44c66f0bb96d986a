package io.serinus.node.service;

import io.serinus.host.chain.BlockImport;
import io.serinus.host.chain.ChainStore;
import io.serinus.host.client.BlockExecutor;
import io.serinus.host.client.Client;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.state.PruningMode;
import io.serinus.host.state.StateOptions;
import io.serinus.node.chainspec.ChainSpec;
import io.serinus.node.chainspec.GenesisStates;
import io.serinus.node.log.ShortHash;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A chain on its database.
 *
 * @param store the database; the client closes it
 * @param client the chain with its runtime
 */
public record ChainParts(KeyValueStore store, Client client) {
  private static final Logger LOG = LoggerFactory.getLogger(ChainParts.class);

  /**
   * Opens the chain's database, and begins the chain where it is empty.
   *
   * @param workers verify signatures
   */
  public static ChainParts open(
      DataSettings settings, ChainSpec spec, RuntimeCaller runtime, Executor workers) {
    return over(
        ChainDatabase.open(settings, spec.id()), settings.pruning(), spec, runtime, workers);
  }

  /**
   * As above.
   *
   * @param store the chain's database, which is closed where this fails
   * @param states which states to keep, if that is asked for
   */
  static ChainParts over(
      KeyValueStore store,
      Optional<PruningMode> states,
      ChainSpec spec,
      RuntimeCaller runtime,
      Executor workers) {
    try {
      ChainStore chain = chain(store, ChainDatabase.stateOptions(states, store), spec, runtime);
      int helpers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
      return new ChainParts(store, new Client(chain, runtime, workers, helpers, spec.rules()));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static ChainStore chain(
      KeyValueStore store, StateOptions options, ChainSpec spec, RuntimeCaller runtime) {
    if (ChainStore.exists(store)) {
      return ChainStore.open(store, options);
    }
    BlockImport genesis = GenesisStates.of(spec, runtime).block(runtime);
    LOG.info(
        "🔨 Initializing Genesis block/state (state: {}, header-hash: {})",
        ShortHash.of(genesis.header().stateRoot()),
        ShortHash.of(BlockExecutor.hash(genesis.header())));
    return ChainStore.create(store, options, genesis);
  }
}
