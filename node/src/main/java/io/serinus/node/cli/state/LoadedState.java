package io.serinus.node.cli.state;

import io.serinus.host.client.ChainRules;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.executor.RuntimeCode;
import io.serinus.host.state.StateView;
import io.serinus.primitives.H256;
import java.util.Optional;

/**
 * A state to run a runtime on.
 *
 * @param caller calls the runtime
 * @param code the runtime: that of the state, its substitute, or the one that the user named
 * @param view the state
 * @param genesis the hash of the genesis block, where this is a chain's genesis
 * @param rules what the chain's spec says
 * @param release gives back what the state takes
 */
public record LoadedState(
    RuntimeCaller caller,
    RuntimeCode code,
    StateView view,
    Optional<H256> genesis,
    ChainRules rules,
    Runnable release)
    implements AutoCloseable {
  @Override
  public void close() {
    release.run();
  }
}
