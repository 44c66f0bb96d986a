package io.serinus.rpc.legacy;

import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.ChainListener;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.json.ChainJson;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.RequestContext;
import io.serinus.rpc.server.SerialQueue;
import io.serinus.rpc.server.Subscription;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subscriptions to values in storage, and to the runtime's version, along the best chain. */
final class StateSubscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(StateSubscriptions.class);

  private final RpcBackend backend;

  StateSubscriptions(RpcBackend backend) {
    this.backend = backend;
  }

  void storage(Params params, RequestContext context, Subscription sink) throws RpcException {
    List<byte[]> keys = params.optionalBytesList(0, "keys");
    if (keys == null) {
      if (!context.allowsUnsafe()) {
        throw RpcException.unsafeCall();
      }
      StateDifferences all = new StateDifferences(backend.state());
      alongBestChain(sink, block -> all.between(parentOf(block), block), false);
      return;
    }
    ChangeSet values = new ChangeSet(keys);
    alongBestChain(sink, block -> values.next(block, backend.state().at(block)::get), true);
  }

  void runtimeVersion(Subscription sink) throws RpcException {
    RuntimeVersion[] known = new RuntimeVersion[1];
    alongBestChain(
        sink,
        block -> {
          RuntimeVersion now = backend.runtime().version(block);
          if (now.equals(known[0])) {
            return null;
          }
          known[0] = now;
          return ChainJson.runtimeVersion(now);
        },
        true);
  }

  private H256 parentOf(H256 block) throws BackendException {
    Header header = backend.chain().header(block);
    if (header == null) {
      throw BackendException.unknownBlock(block);
    }
    return header.parentHash();
  }

  /** What to tell of a block, if anything. */
  @FunctionalInterface
  private interface Teller {
    @Nullable JsonBody tell(H256 block) throws BackendException;
  }

  private void alongBestChain(Subscription sink, Teller teller, boolean fromBest) {
    SerialQueue queue = new SerialQueue(sink);
    Consumer<H256> tell =
        block ->
            queue.add(
                () -> {
                  try {
                    JsonBody news = teller.tell(block);
                    if (news != null) {
                      sink.sendPatiently(news);
                    }
                  } catch (BackendException e) {
                    // The block was pruned before its turn came; the next one tells the rest.
                    LOG.debug("nothing to tell of {}: {}", block, e.message());
                  }
                });
    sink.onEnd(
        backend
                .chain()
                .subscribe(
                    new ChainListener() {
                      @Override
                      public void imported(H256 hash, Header header, boolean newBest) {
                        if (newBest) {
                          tell.accept(hash);
                        }
                      }

                      @Override
                      public void bestChanged(H256 hash, Header header) {
                        tell.accept(hash);
                      }

                      @Override
                      public void finalized(List<H256> finalized, List<H256> pruned) {
                        // Only the best chain matters.
                      }
                    })
            ::close);
    if (fromBest) {
      tell.accept(backend.chain().best().hash());
    }
  }
}
