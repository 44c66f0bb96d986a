package io.serinus.node.cli.state;

import io.serinus.host.chain.BlockImport;
import io.serinus.host.chain.ChainStore;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.state.StateOptions;
import io.serinus.host.state.StateView;

/** A genesis state in memory. */
final class GenesisState {
  private GenesisState() {}

  static StateView of(BlockImport genesis) {
    ChainStore chain = ChainStore.create(new MemoryStore(), StateOptions.DEFAULT, genesis);
    return chain.stateAt(chain.info().genesis());
  }
}
