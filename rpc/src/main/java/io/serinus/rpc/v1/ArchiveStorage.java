package io.serinus.rpc.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serinus.crypto.hash.Hashing;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.backend.TrieDifference;
import io.serinus.rpc.backend.TrieReader;
import io.serinus.rpc.json.Hex;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.MethodRegistry;
import io.serinus.rpc.server.Subscription;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code archive_v1_storage} and {@code archive_v1_storageDiff}: answers that come as a stream, at
 * the pace at which the client reads them.
 */
final class ArchiveStorage {
  private final RpcBackend backend;

  ArchiveStorage(RpcBackend backend) {
    this.backend = backend;
  }

  void register(MethodRegistry.Builder to) {
    to.subscription(
            "archive_v1_storage",
            "archive_v1_storageEvent",
            stop("archive_v1_stopStorage"),
            (params, context, sink) -> storage(params, sink))
        .subscription(
            "archive_v1_storageDiff",
            "archive_v1_storageDiffEvent",
            stop("archive_v1_stopStorageDiff"),
            (params, context, sink) -> difference(params, sink))
        .alias("archive_v1_storageDiff_stopStorageDiff", "archive_v1_stopStorageDiff");
  }

  private static MethodRegistry.Ending stop(String name) {
    return new MethodRegistry.Ending(name, "subscription", ended -> JsonBody.NULL);
  }

  /** Sends a stream of events. */
  @FunctionalInterface
  private interface Producer {
    void produce() throws BackendException, InterruptedException;
  }

  /**
   * @param name what the last event begins with
   */
  private static void stream(Subscription sink, String name, Producer producer) {
    Thread.ofVirtual()
        .name("rpc-archive")
        .start(
            () -> {
              try {
                producer.produce();
                sink.sendLast(FollowJson.event(name + "Done", out -> {}));
              } catch (BackendException e) {
                sink.sendLast(
                    FollowJson.event(
                        name + "Error", out -> out.writeStringField("error", e.message())));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                sink.end();
              } catch (RuntimeException e) {
                sink.end();
                throw e;
              }
            });
  }

  private void storage(Params params, Subscription sink) throws RpcException {
    H256 hash = params.hash(0, "hash");
    List<StorageItem> items = StorageItem.parseList(params.required(1, "items"));
    JsonNode childTrie = params.optional(2, "childTrie");
    byte[] child = childTrie == null ? null : StorageItem.hexParam(childTrie, "childTrie");
    stream(
        sink,
        "storage",
        () -> {
          TrieReader trie = trie(hash, child);
          for (StorageItem item : items) {
            if (!item.answer(trie, found -> sink.sendPatiently(storageEvent(found, child)))) {
              return;
            }
          }
        });
  }

  private TrieReader trie(H256 block, byte @Nullable [] child) throws BackendException {
    return child == null ? backend.state().at(block) : backend.state().childAt(block, child);
  }

  private static JsonBody storageEvent(StorageItem.Found found, byte @Nullable [] child) {
    return FollowJson.event(
        "storage",
        out -> {
          found.writeFields(out);
          if (child != null) {
            out.writeStringField("childTrieKey", Hex.encode(child));
          }
        });
  }

  /** One part of the storage whose changes are wanted. */
  private record DiffItem(byte[] prefix, boolean hashes, byte @Nullable [] child) {
    static List<DiffItem> parse(@Nullable JsonNode list) throws RpcException {
      if (list == null) {
        return List.of(new DiffItem(new byte[0], false, null));
      }
      Params.requireArray(list, "items");
      List<DiffItem> items = new ArrayList<>();
      for (JsonNode each : list) {
        JsonNode key = each.path("key");
        JsonNode child = each.path("childTrieKey");
        String type = Params.text(each.path("returnType"), "returnType");
        if (!type.equals("value") && !type.equals("hash")) {
          throw RpcException.invalidParams("unknown variant `" + type + "`");
        }
        items.add(
            new DiffItem(
                isAbsent(key) ? new byte[0] : StorageItem.hexParam(key, "key"),
                type.equals("hash"),
                isAbsent(child) ? null : StorageItem.hexParam(child, "childTrieKey")));
      }
      return items;
    }

    private static boolean isAbsent(JsonNode node) {
      return node instanceof MissingNode || node.isNull();
    }
  }

  private void difference(Params params, Subscription sink) throws RpcException {
    H256 hash = params.hash(0, "hash");
    List<DiffItem> items = DiffItem.parse(params.optional(1, "items"));
    H256 given = params.optionalHash(2, "previousHash");
    stream(
        sink,
        "storageDiff",
        () -> {
          H256 previous = given == null ? parent(hash) : given;
          for (DiffItem item : items) {
            TrieDifference walk =
                new TrieDifference(
                    trie(previous, item.child()), trie(hash, item.child()), item.prefix());
            for (var change = walk.next(); change != null; change = walk.next()) {
              if (!sink.sendPatiently(diffEvent(change, item))) {
                return;
              }
            }
          }
        });
  }

  private H256 parent(H256 hash) throws BackendException {
    Header header = backend.chain().header(hash);
    if (header == null) {
      throw BackendException.unknownBlock(hash);
    }
    return header.parentHash();
  }

  private static JsonBody diffEvent(TrieDifference.Change change, DiffItem item) {
    byte[] before = change.before();
    byte[] after = change.after();
    String type = before == null ? "added" : after == null ? "deleted" : "modified";
    // Of what is gone, the last value is told.
    byte[] value = after == null ? before : after;
    return FollowJson.event(
        "storageDiff",
        out -> {
          out.writeStringField("key", Hex.encode(change.key()));
          if (value != null) {
            out.writeStringField(
                item.hashes() ? "hash" : "value",
                Hex.encode(item.hashes() ? Hashing.blake2b256(value) : value));
          }
          out.writeStringField("type", type);
          if (item.child() != null) {
            out.writeStringField("childTrieKey", Hex.encode(item.child()));
          }
        });
  }
}
