package io.serinus.rpc.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.serinus.crypto.hash.Hashing;
import io.serinus.primitives.H256;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.PoolBackend;
import io.serinus.rpc.backend.PoolException;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.backend.TransactionStatus;
import io.serinus.rpc.json.Extrinsics;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.MethodRegistry;
import io.serinus.rpc.server.Subscription;
import io.serinus.scale.ScaleException;
import java.util.ArrayList;
import java.util.List;

/** {@code author_*}: handing transactions in and watching them, and the node's keys. */
public final class AuthorRpc implements MethodRegistry.ApiGroup {
  private static final int OTHER = 1040;

  private final RpcBackend backend;
  private final SessionKeys sessionKeys;

  /** Over this node. */
  public AuthorRpc(RpcBackend backend) {
    this.backend = backend;
    this.sessionKeys = new SessionKeys(backend);
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.method("author_submitExtrinsic", this::submit)
        .method("author_pendingExtrinsics", params -> JsonBody.hexArray(backend.pool().ready()))
        .unsafe("author_removeExtrinsic", this::remove)
        .unsafe("author_insertKey", this::insertKey)
        .unsafe("author_rotateKeys", params -> rotateKeys())
        .unsafe("author_hasKey", this::hasKey)
        .unsafe(
            "author_hasSessionKeys",
            params -> JsonBody.bool(sessionKeys.areHeld(params.bytes(0, "sessionKeys"))))
        .subscription(
            "author_submitAndWatchExtrinsic",
            "author_extrinsicUpdate",
            "author_unwatchExtrinsic",
            (params, context, sink) -> watch(params, sink));
  }

  private JsonBody submit(Params params) throws RpcException {
    byte[] bytes = params.bytes(0, "extrinsic");
    try {
      return JsonBody.hex(backend.pool().submit(Extrinsics.first(bytes)));
    } catch (ScaleException e) {
      throw new RpcException(OTHER, "Client error: " + e.getMessage());
    } catch (PoolException e) {
      throw PoolErrors.of(e.rejection());
    }
  }

  private void watch(Params params, Subscription sink) throws RpcException {
    byte[] bytes = params.bytes(0, "bytes");
    PoolBackend.Watched watched;
    try {
      watched =
          backend
              .pool()
              .submitAndWatch(
                  Extrinsics.first(bytes),
                  status -> {
                    if (status.isLast()) {
                      sink.sendLast(json(status));
                    } else {
                      sink.send(json(status));
                    }
                  });
    } catch (ScaleException e) {
      throw PoolErrors.badFormat(String.valueOf(e.getMessage()));
    } catch (PoolException e) {
      throw PoolErrors.of(e.rejection());
    }
    sink.onEnd(watched.watch()::close);
  }

  private static JsonBody json(TransactionStatus status) {
    return switch (status) {
      case TransactionStatus.Future s -> JsonBody.string("future");
      case TransactionStatus.Ready s -> JsonBody.string("ready");
      case TransactionStatus.Broadcast s -> tagged("broadcast", JsonBody.strings(s.peers()));
      case TransactionStatus.InBlock s -> tagged("inBlock", JsonBody.hex(s.block()));
      case TransactionStatus.Retracted s -> tagged("retracted", JsonBody.hex(s.block()));
      case TransactionStatus.FinalityTimeout s ->
          tagged("finalityTimeout", JsonBody.hex(s.block()));
      case TransactionStatus.Finalized s -> tagged("finalized", JsonBody.hex(s.block()));
      case TransactionStatus.Usurped s -> tagged("usurped", JsonBody.hex(s.by()));
      case TransactionStatus.Dropped s -> JsonBody.string("dropped");
      case TransactionStatus.Invalid s -> JsonBody.string("invalid");
    };
  }

  private static JsonBody tagged(String tag, JsonBody value) {
    return out -> {
      out.writeStartObject();
      out.writeFieldName(tag);
      value.writeTo(out);
      out.writeEndObject();
    };
  }

  /** Each item is {@code {"hash": …}} or {@code {"extrinsic": …}}. */
  private JsonBody remove(Params params) throws RpcException {
    JsonNode items = params.required(0, "bytesOrHash");
    Params.requireArray(items, "bytesOrHash");
    List<H256> hashes = new ArrayList<>();
    for (JsonNode item : items) {
      JsonNode hash = item.get("hash");
      JsonNode extrinsic = item.get("extrinsic");
      if (hash != null) {
        hashes.add(Params.hash(hash, "hash"));
      } else if (extrinsic != null) {
        try {
          byte[] bytes = Extrinsics.first(Params.bytes(extrinsic, "extrinsic"));
          hashes.add(H256.wrap(Hashing.blake2b256(bytes)));
        } catch (ScaleException e) {
          throw PoolErrors.badFormat(String.valueOf(e.getMessage()));
        }
      } else {
        throw RpcException.invalidParams("expected `hash` or `extrinsic`");
      }
    }
    return JsonBody.hashes(backend.pool().remove(hashes));
  }

  private JsonBody insertKey(Params params) throws RpcException {
    String kind = keyType(params, 0);
    String suri = params.string(1, "suri");
    byte[] publicKey = params.bytes(2, "public");
    try {
      backend.keys().insert(kind, suri, publicKey);
    } catch (BackendException e) {
      throw new RpcException(OTHER, "The key store is unavailable");
    }
    return JsonBody.NULL;
  }

  private JsonBody rotateKeys() throws RpcException {
    try {
      return JsonBody.hex(backend.keys().rotate());
    } catch (BackendException e) {
      throw new RpcException(OTHER, "Client error: " + e.message());
    }
  }

  private JsonBody hasKey(Params params) throws RpcException {
    byte[] publicKey = params.bytes(0, "publicKey");
    return JsonBody.bool(backend.keys().has(publicKey, keyType(params, 1)));
  }

  private static String keyType(Params params, int position) throws RpcException {
    String kind = params.string(position, "keyType");
    if (kind.length() != 4) {
      throw new RpcException(OTHER, "Invalid key type ID format (should be of length four)");
    }
    return kind;
  }
}
