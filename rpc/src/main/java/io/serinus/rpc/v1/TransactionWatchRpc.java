package io.serinus.rpc.v1;

import io.serinus.primitives.H256;
import io.serinus.rpc.backend.PoolBackend;
import io.serinus.rpc.backend.PoolException;
import io.serinus.rpc.backend.TransactionStatus;
import io.serinus.rpc.json.Extrinsics;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.MethodRegistry;
import io.serinus.rpc.server.Subscription;
import io.serinus.scale.ScaleException;

/** {@code transactionWatch_v1_*}: handing a transaction in and hearing what becomes of it. */
public final class TransactionWatchRpc implements MethodRegistry.ApiGroup {
  private final PoolBackend pool;

  /** Over this pool. */
  public TransactionWatchRpc(PoolBackend pool) {
    this.pool = pool;
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.subscription(
        "transactionWatch_v1_submitAndWatch",
        "transactionWatch_v1_watchEvent",
        new MethodRegistry.Ending(
            "transactionWatch_v1_unwatch", "subscription", TransactionWatchRpc::unwatched),
        (params, context, sink) -> watch(params, sink));
  }

  private static JsonBody unwatched(boolean ended) throws RpcException {
    if (!ended) {
      throw V1Errors.invalidParam("no such subscription");
    }
    return JsonBody.NULL;
  }

  /** Only a text that is no hexadecimal is an error; all else is told by an event. */
  private void watch(Params params, Subscription sink) throws RpcException {
    byte[] bytes = StorageItem.hexParam(params.required(0, "transaction"), "transaction");
    try {
      PoolBackend.Watched watched =
          pool.submitAndWatch(Extrinsics.first(bytes), status -> tell(sink, status));
      sink.onEnd(watched.watch()::close);
    } catch (ScaleException e) {
      sink.sendLast(RejectionEvent.of("invalid", "Extrinsic bytes cannot be decoded"));
    } catch (PoolException e) {
      sink.sendLast(RejectionEvent.of(e.rejection()));
    }
  }

  private static void tell(Subscription sink, TransactionStatus status) {
    switch (status) {
      case TransactionStatus.Future s -> sink.send(FollowJson.event("validated", out -> {}));
      case TransactionStatus.Ready s -> sink.send(FollowJson.event("validated", out -> {}));
      case TransactionStatus.Broadcast s -> {
        // Nothing that the specification knows.
      }
      case TransactionStatus.InBlock s ->
          sink.send(inBlock("bestChainBlockIncluded", s.block(), s.index()));
      case TransactionStatus.Retracted s ->
          sink.send(FollowJson.event("bestChainBlockIncluded", out -> out.writeNullField("block")));
      case TransactionStatus.Finalized s ->
          sink.sendLast(inBlock("finalized", s.block(), s.index()));
      case TransactionStatus.FinalityTimeout s ->
          sink.sendLast(
              RejectionEvent.of("dropped", "Maximum number of finality watchers has been reached"));
      case TransactionStatus.Usurped s ->
          sink.sendLast(
              RejectionEvent.of("invalid", "Extrinsic was rendered invalid by another extrinsic"));
      case TransactionStatus.Dropped s ->
          sink.sendLast(
              RejectionEvent.of(
                  "dropped", "Extrinsic dropped from the pool due to exceeding limits"));
      case TransactionStatus.Invalid s ->
          sink.sendLast(RejectionEvent.of("invalid", "Extrinsic marked as invalid"));
    }
  }

  private static JsonBody inBlock(String event, H256 block, int index) {
    return FollowJson.event(
        event,
        out -> {
          out.writeObjectFieldStart("block");
          out.writeStringField("hash", block.toString());
          out.writeNumberField("index", index);
          out.writeEndObject();
        });
  }
}
