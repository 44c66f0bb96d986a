package io.serinus.node.backend;

import io.serinus.host.client.Client;
import io.serinus.host.state.StateView;
import io.serinus.primitives.H256;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.StateBackend;
import io.serinus.rpc.backend.TrieReader;

/** Storage at a block, from the client. */
final class ClientState implements StateBackend {
  private final Client client;

  ClientState(Client client) {
    this.client = client;
  }

  @Override
  public TrieReader at(H256 block) throws BackendException {
    return new StateReader(block, view(block));
  }

  @Override
  public TrieReader childAt(H256 block, byte[] child) throws BackendException {
    return new StateReader(block, view(block).child(child));
  }

  private StateView view(H256 block) throws BackendException {
    if (client.chain().header(block) == null) {
      throw BackendException.unknownBlock(block);
    }
    if (!client.chain().hasState(block)) {
      throw BackendException.stateDiscarded(block);
    }
    return client.state(block);
  }
}
