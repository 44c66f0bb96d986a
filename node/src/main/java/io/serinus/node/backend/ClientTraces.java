package io.serinus.node.backend;

import io.serinus.host.chain.ChainException;
import io.serinus.host.client.Client;
import io.serinus.host.client.ClientException;
import io.serinus.host.executor.ExecutorException;
import io.serinus.host.tracing.BlockTrace;
import io.serinus.host.tracing.TraceFilter;
import io.serinus.host.tracing.TraceRecorder;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.TraceBackend;
import io.serinus.trie.TrieException;
import org.jspecify.annotations.Nullable;

/** Traces of blocks, which the client executes once more. */
final class ClientTraces implements TraceBackend {
  private final Client client;
  private final long maxSize;

  /**
   * @param maxSize what a trace may take in a response, in bytes
   */
  ClientTraces(Client client, long maxSize) {
    this.client = client;
    this.maxSize = maxSize;
  }

  @Override
  public Outcome trace(
      H256 block, String targets, @Nullable String storageKeys, @Nullable String methods)
      throws BackendException {
    H256 parent = parent(block);
    TraceRecorder recorder =
        new TraceRecorder(new TraceFilter(targets, storageKeys, methods), maxSize);
    try {
      client.trace(block, recorder);
    } catch (ClientException | TrieException e) {
      throw unknown("State already discarded for " + parent);
    } catch (ExecutorException e) {
      throw new BackendException("Execution failed: Other: " + e.getMessage());
    } catch (ChainException e) {
      throw new BackendException(String.valueOf(e.getMessage()));
    }
    return recorder.result().<Outcome>map(ClientTraces::translate).orElseGet(TooLarge::new);
  }

  /** The parent, whose state the block is executed on; the genesis block has none. */
  private H256 parent(H256 block) throws BackendException {
    Header header = client.chain().header(block);
    if (header == null) {
      throw BackendException.unknownBlock(block);
    }
    if (header.number() == 0) {
      throw unknown("Header was not found in the database: " + header.parentHash());
    }
    return header.parentHash();
  }

  /** How calls of runtime APIs word it. */
  private static BackendException unknown(String details) {
    return new BackendException("Api called for an unknown Block: " + details);
  }

  private static Trace translate(BlockTrace trace) {
    return new Trace(
        trace.spans().stream()
            .map(s -> new Span(s.id(), s.parentId(), s.name(), s.target(), s.wasm()))
            .toList(),
        trace.events().stream().map(e -> new Event(e.target(), e.values())).toList());
  }
}
