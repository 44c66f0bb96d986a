package io.serinus.rpc.v1;

import com.fasterxml.jackson.databind.JsonNode;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.MethodRegistry;
import io.serinus.rpc.server.RequestContext;
import io.serinus.rpc.server.Subscription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code chainHead_v1_*}: following the head of the chain, and questions about its blocks. */
public final class ChainHeadRpc implements MethodRegistry.ApiGroup {
  /** Followers of one connection. */
  private static final int MAX_FOLLOWS = 4;

  private final RpcBackend backend;
  private final OperationRunner runner;
  private final Map<String, Follow> follows = new ConcurrentHashMap<>();

  /** Over this node. */
  public ChainHeadRpc(RpcBackend backend) {
    this.backend = backend;
    this.runner = new OperationRunner(backend);
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.subscription(
            "chainHead_v1_follow",
            "chainHead_v1_followEvent",
            new MethodRegistry.Ending(
                "chainHead_v1_unfollow", "followSubscription", ended -> JsonBody.NULL),
            this::follow)
        .contextMethod("chainHead_v1_header", this::header)
        .contextMethod("chainHead_v1_body", this::body)
        .contextMethod("chainHead_v1_call", this::call)
        .contextMethod("chainHead_v1_storage", this::storage)
        .contextMethod("chainHead_v1_continue", this::proceed)
        .contextMethod("chainHead_v1_stopOperation", this::stopOperation)
        .contextMethod("chainHead_v1_unpin", this::unpin);
  }

  private void follow(Params params, RequestContext context, Subscription sink)
      throws RpcException {
    boolean withRuntime = params.bool(0, "withRuntime");
    // One at a time, since requests of one connection run side by side.
    synchronized (follows) {
      long already =
          follows.values().stream().filter(f -> f.sink().connection() == sink.connection()).count();
      if (already >= MAX_FOLLOWS) {
        throw V1Errors.tooManyFollows();
      }
      follows.put(sink.id(), Follow.start(backend, sink, withRuntime));
    }
    sink.onEnd(() -> follows.remove(sink.id()));
  }

  /** The follower that the first parameter names, if it is this connection's and alive. */
  private @Nullable Follow find(Params params, RequestContext context) throws RpcException {
    Follow found = follows.get(params.string(0, "followSubscription"));
    return found != null && found.sink().connection() == context.connection() ? found : null;
  }

  private static void requirePinned(Follow follow, H256 hash) throws RpcException {
    if (!follow.isPinned(hash)) {
      throw V1Errors.invalidBlock();
    }
  }

  private JsonBody header(Params params, RequestContext context) throws RpcException {
    Follow follow = find(params, context);
    H256 hash = params.hash(1, "hash");
    if (follow == null) {
      return JsonBody.NULL;
    }
    requirePinned(follow, hash);
    Header header = backend.chain().header(hash);
    if (header == null) {
      throw RpcException.internal("the block is gone");
    }
    return JsonBody.hex(Header.CODEC.encode(header));
  }

  private JsonBody body(Params params, RequestContext context) throws RpcException {
    Follow follow = find(params, context);
    H256 hash = params.hash(1, "hash");
    return start(follow, hash, context, op -> runner.body(op, hash));
  }

  private JsonBody call(Params params, RequestContext context) throws RpcException {
    Follow follow = find(params, context);
    H256 hash = params.hash(1, "hash");
    String function = params.string(2, "function");
    byte[] arguments = StorageItem.hexParam(params.required(3, "callParameters"), "callParameters");
    if (follow != null && follow.isPinned(hash) && !follow.withRuntime()) {
      throw V1Errors.withoutRuntime();
    }
    return start(follow, hash, context, op -> runner.call(op, hash, function, arguments));
  }

  private JsonBody start(
      @Nullable Follow follow, H256 hash, RequestContext context, Consumer<Operation> work)
      throws RpcException {
    if (follow == null) {
      return limitReached();
    }
    requirePinned(follow, hash);
    Operation operation = follow.operations().reserve(1);
    if (operation == null) {
      return limitReached();
    }
    context.afterAnswer(() -> work.accept(operation));
    return started(operation, -1);
  }

  private JsonBody storage(Params params, RequestContext context) throws RpcException {
    Follow follow = find(params, context);
    H256 hash = params.hash(1, "hash");
    List<StorageItem> items = StorageItem.parseList(params.required(2, "items"));
    JsonNode childTrie = params.optional(3, "childTrie");
    byte[] child = childTrie == null ? null : StorageItem.hexParam(childTrie, "childTrie");
    if (follow == null) {
      return limitReached();
    }
    requirePinned(follow, hash);
    Operation operation = follow.operations().reserve(Math.max(1, items.size()));
    if (operation == null) {
      return limitReached();
    }
    List<StorageItem> taken = items.subList(0, Math.min(items.size(), operation.slots()));
    context.afterAnswer(() -> runner.storage(operation, hash, taken, child));
    return started(operation, items.size() - taken.size());
  }

  private JsonBody proceed(Params params, RequestContext context) throws RpcException {
    Operation operation = operation(params, context);
    if (operation != null && !operation.proceed()) {
      throw V1Errors.notWaiting();
    }
    return JsonBody.NULL;
  }

  private JsonBody stopOperation(Params params, RequestContext context) throws RpcException {
    Operation operation = operation(params, context);
    if (operation != null) {
      operation.stop();
    }
    return JsonBody.NULL;
  }

  private @Nullable Operation operation(Params params, RequestContext context) throws RpcException {
    Follow follow = find(params, context);
    String id = params.string(1, "operationId");
    return follow == null ? null : follow.operations().find(id);
  }

  private JsonBody unpin(Params params, RequestContext context) throws RpcException {
    Follow follow = find(params, context);
    JsonNode given = params.required(1, "hashOrHashes");
    List<H256> hashes = new ArrayList<>();
    if (given.isArray()) {
      for (JsonNode each : given) {
        hashes.add(Params.hash(each, "hashOrHashes"));
      }
    } else {
      hashes.add(Params.hash(given, "hashOrHashes"));
    }
    if (follow == null) {
      return JsonBody.NULL;
    }
    if (new HashSet<>(hashes).size() < hashes.size()) {
      throw V1Errors.duplicateHashes();
    }
    if (!follow.unpin(hashes)) {
      throw V1Errors.invalidBlock();
    }
    return JsonBody.NULL;
  }

  private static JsonBody limitReached() {
    return out -> {
      out.writeStartObject();
      out.writeStringField("result", "limitReached");
      out.writeEndObject();
    };
  }

  /**
   * An operation has begun.
   *
   * @param discarded items for which there was no room, or below 0 where there are no items
   */
  private static JsonBody started(Operation operation, int discarded) {
    return out -> {
      out.writeStartObject();
      out.writeStringField("result", "started");
      out.writeStringField("operationId", operation.id());
      if (discarded >= 0) {
        out.writeNumberField("discardedItems", discarded);
      }
      out.writeEndObject();
    };
  }
}
