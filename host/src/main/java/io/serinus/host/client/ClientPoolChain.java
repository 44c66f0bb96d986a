package io.serinus.host.client;

import io.serinus.host.chain.BlockRef;
import io.serinus.host.chain.ChainException;
import io.serinus.host.executor.ExecutorException;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.StateView;
import io.serinus.host.txpool.PoolChain;
import io.serinus.host.txpool.PoolError;
import io.serinus.host.txpool.PoolException;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Result;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleWriter;
import java.util.List;

/** The chain as the transaction pool sees it. */
public final class ClientPoolChain implements PoolChain {
  private static final Codec<Result<ValidTransaction, TransactionValidityError>> VALIDITY =
      TransactionValidityError.validityCodec();
  private static final Bytes QUEUE_API =
      Bytes.of(
          (byte) 0xd2,
          (byte) 0xbc,
          (byte) 0x98,
          (byte) 0x97,
          (byte) 0xee,
          (byte) 0xd0,
          (byte) 0x8f,
          (byte) 0x15);

  private final Client client;

  /** Makes the view of a client. */
  public ClientPoolChain(Client client) {
    this.client = client;
  }

  /** Has a pool follow the chain from now on; running the result ends it. */
  public Runnable connect(TransactionPool pool) {
    return client.listen(
        event -> {
          switch (event) {
            case ChainEvent.NewBest it -> pool.onBestBlock(it.route());
            case ChainEvent.Finalized it ->
                pool.onFinalized(it.blocks().stream().map(BlockRef::hash).toList());
            case ChainEvent.Imported it -> {}
          }
        });
  }

  @Override
  public BlockRef best() {
    return client.info().best();
  }

  @Override
  public List<Bytes> body(H256 block) {
    List<Bytes> body = client.chain().body(block);
    return body == null ? List.of() : body.stream().map(Extrinsics::encoded).toList();
  }

  @Override
  public Result<ValidTransaction, TransactionValidityError> validate(
      H256 at, TransactionSource source, Bytes extrinsic) {
    try {
      StateView state = client.state(at);
      Long api = client.runtime().version(state).apiVersion(QUEUE_API);
      long version = api == null ? 3 : api;
      Overlay overlay = new Overlay(state);
      if (version < 3) {
        initialize(overlay, at);
      }
      ScaleWriter arguments = new ScaleWriter(extrinsic.length() + 33);
      if (version >= 2) {
        arguments.writeU8(source.ordinal());
      }
      arguments.writeFixed(extrinsic.unsafeArray());
      if (version >= 3) {
        arguments.writeFixed(at.unsafeArray());
      }
      return VALIDITY.decode(
          client
              .runtime()
              .call(
                  overlay, "TaggedTransactionQueue_validate_transaction", arguments.toByteArray()));
    } catch (ClientException | ChainException e) {
      throw new PoolException(new PoolError.InvalidBlockId(at.toString()));
    } catch (ExecutorException | ScaleException e) {
      throw new PoolException(new PoolError.VerificationFailed(String.valueOf(e.getMessage())));
    }
  }

  /** Runtimes of old expect to be told of the next block first. */
  private void initialize(Overlay overlay, H256 at) {
    Header parent = client.chain().header(at);
    if (parent == null) {
      throw new ClientException("block " + at + " is gone");
    }
    Header next = new Header(at, parent.number() + 1, H256.ZERO, H256.ZERO, Digest.EMPTY);
    client.runtime().call(overlay, "Core_initialize_block", Header.CODEC.encode(next));
  }
}
