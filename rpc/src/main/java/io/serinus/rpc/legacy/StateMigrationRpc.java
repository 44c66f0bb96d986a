package io.serinus.rpc.legacy;

import io.serinus.primitives.H256;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.backend.TrieKeys;
import io.serinus.rpc.backend.TrieReader;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.MethodRegistry;
import java.util.Arrays;

/**
 * {@code state_trieMigrationStatus}: how much of a state is still kept as in version 0. It visits
 * the whole state.
 */
public final class StateMigrationRpc implements MethodRegistry.ApiGroup {
  private final RpcBackend backend;
  private final BlockResolver blocks;

  /** Over this node. */
  public StateMigrationRpc(RpcBackend backend) {
    this.backend = backend;
    this.blocks = new BlockResolver(backend.chain());
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.unsafe("state_trieMigrationStatus", this::status);
  }

  private JsonBody status(Params params) throws RpcException {
    H256 block = blocks.orBest(params, 0, "at");
    TrieReader.Census top;
    TrieReader.Census children = new TrieReader.Census(0, 0);
    try {
      TrieReader trie = backend.state().at(block);
      top = trie.census();
      byte[] prefix = ChildStateRpc.prefix();
      TrieKeys names = new TrieKeys(trie, prefix, null);
      for (byte[] key = names.next(); key != null; key = names.next()) {
        byte[] name = Arrays.copyOfRange(key, prefix.length, key.length);
        children = children.plus(backend.state().childAt(block, name).census());
      }
    } catch (BackendException e) {
      throw RpcException.withText(
          RpcException.INTERNAL_ERROR, "Error while checking migration state", e.message());
    }
    return json(top, children);
  }

  private static JsonBody json(TrieReader.Census top, TrieReader.Census children) {
    return out -> {
      out.writeStartObject();
      out.writeNumberField("topRemainingToMigrate", top.toMigrate());
      out.writeNumberField("childRemainingToMigrate", children.toMigrate());
      out.writeNumberField("totalTop", top.entries());
      out.writeNumberField("totalChild", children.entries());
      out.writeEndObject();
    };
  }
}
