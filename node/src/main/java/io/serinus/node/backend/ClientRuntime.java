package io.serinus.node.backend;

import io.serinus.host.chain.ChainException;
import io.serinus.host.client.Client;
import io.serinus.host.client.ClientException;
import io.serinus.host.executor.ExecutorException;
import io.serinus.primitives.H256;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.RuntimeBackend;
import io.serinus.trie.TrieException;
import java.util.function.Supplier;

/** Calls into the runtime at a block, by the client. */
final class ClientRuntime implements RuntimeBackend {
  private final Client client;

  ClientRuntime(Client client) {
    this.client = client;
  }

  @Override
  public byte[] call(H256 block, String function, byte[] arguments) throws BackendException {
    return at(block, () -> client.call(block, function, arguments));
  }

  @Override
  public RuntimeVersion version(H256 block) throws BackendException {
    return at(block, () -> client.version(block));
  }

  private <T> T at(H256 block, Supplier<T> call) throws BackendException {
    if (client.chain().header(block) == null) {
      throw BackendException.unknownBlock(block);
    }
    try {
      return call.get();
    } catch (ClientException | TrieException e) {
      throw BackendException.stateDiscarded(block);
    } catch (ExecutorException e) {
      throw new BackendException("Execution failed: Other: " + e.getMessage());
    } catch (ChainException e) {
      throw new BackendException(String.valueOf(e.getMessage()));
    }
  }
}
