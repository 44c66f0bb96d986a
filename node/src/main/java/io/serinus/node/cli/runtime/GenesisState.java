package io.serinus.node.cli.runtime;

import io.serinus.host.chain.ChainStore;
import io.serinus.host.client.Genesis;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.state.StateOptions;
import io.serinus.host.state.StateView;

/** A genesis state in memory. */
final class GenesisState {
  private GenesisState() {}

  static StateView of(Genesis genesis, RuntimeCaller runtime) {
    ChainStore chain =
        ChainStore.create(new MemoryStore(), StateOptions.DEFAULT, genesis.block(runtime));
    return chain.stateAt(chain.info().genesis());
  }
}
