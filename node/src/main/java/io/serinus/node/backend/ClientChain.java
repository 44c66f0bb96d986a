package io.serinus.node.backend;

import io.serinus.host.chain.ChainException;
import io.serinus.host.client.ChainEvent;
import io.serinus.host.client.Client;
import io.serinus.host.client.Extrinsics;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.rpc.backend.BlockRef;
import io.serinus.rpc.backend.ChainBackend;
import io.serinus.rpc.backend.ChainListener;
import io.serinus.rpc.backend.Registration;
import io.serinus.scale.Bytes;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Blocks, from the client. */
final class ClientChain implements ChainBackend {
  private final Client client;

  ClientChain(Client client) {
    this.client = client;
  }

  @Override
  public H256 genesisHash() {
    return client.info().genesis();
  }

  @Override
  public BlockRef best() {
    return ref(client.info().best());
  }

  @Override
  public BlockRef finalized() {
    return ref(client.info().finalized());
  }

  @Override
  public @Nullable Header header(H256 hash) {
    return client.chain().header(hash);
  }

  @Override
  public @Nullable List<byte[]> body(H256 hash) {
    List<Bytes> body = client.chain().body(hash);
    return body == null
        ? null
        : body.stream().map(extrinsic -> Extrinsics.encoded(extrinsic).unsafeArray()).toList();
  }

  @Override
  public List<Justification> justifications(H256 hash) {
    return client.chain().justifications(hash).stream()
        .map(it -> new Justification(it.engine().toArray(), it.proof().toArray()))
        .toList();
  }

  @Override
  public @Nullable H256 canonicalHash(long number) {
    return client.chain().hashAt(number);
  }

  @Override
  public List<H256> leaves() {
    return client.chain().leaves().stream().map(io.serinus.host.chain.BlockRef::hash).toList();
  }

  @Override
  public Registration pin(H256 hash) {
    try {
      return client.chain().pin(hash)::close;
    } catch (ChainException alreadyGone) {
      return () -> {};
    }
  }

  @Override
  public Registration subscribe(ChainListener listener) {
    Runnable end = client.listen(new Relay(client, listener));
    return end::run;
  }

  /** Tells a listener. The client tells of a best block apart from its import. */
  private static final class Relay implements Consumer<ChainEvent> {
    private final Client client;
    private final ChainListener listener;
    private @Nullable H256 importedAsBest;

    Relay(Client client, ChainListener listener) {
      this.client = client;
      this.listener = listener;
    }

    @Override
    public void accept(ChainEvent event) {
      switch (event) {
        case ChainEvent.Imported it -> {
          importedAsBest = it.best() ? it.block().hash() : null;
          listener.imported(it.block().hash(), it.header(), it.best());
        }
        case ChainEvent.NewBest it -> {
          H256 hash = it.block().hash();
          Header header = client.chain().header(hash);
          boolean toldOf = importedAsBest != null && hash.equals(importedAsBest);
          if (!toldOf && header != null) {
            listener.bestChanged(hash, header);
          }
        }
        case ChainEvent.Finalized it -> listener.finalized(hashes(it.blocks()), hashes(it.stale()));
      }
    }
  }

  private static List<H256> hashes(List<io.serinus.host.chain.BlockRef> blocks) {
    return blocks.stream().map(io.serinus.host.chain.BlockRef::hash).toList();
  }

  private static BlockRef ref(io.serinus.host.chain.BlockRef block) {
    return new BlockRef(block.hash(), block.number());
  }
}
