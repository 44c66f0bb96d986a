package io.serinus.rpc.v1;

import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.ChainBackend;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.MethodRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code archive_v1_*}: any block, at any time. */
public final class ArchiveRpc implements MethodRegistry.ApiGroup {
  private final RpcBackend backend;
  private final ChainBackend chain;

  /** Over this node. */
  public ArchiveRpc(RpcBackend backend) {
    this.backend = backend;
    this.chain = backend.chain();
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.method("archive_v1_genesisHash", params -> JsonBody.hex(chain.genesisHash()))
        .method("archive_v1_finalizedHeight", params -> JsonBody.number(chain.finalized().number()))
        .method("archive_v1_hashByHeight", this::hashByHeight)
        .method("archive_v1_header", this::header)
        .method("archive_v1_body", this::body)
        .method("archive_v1_call", this::call);
    new ArchiveStorage(backend).register(to);
  }

  private JsonBody header(Params params) throws RpcException {
    Header header = chain.header(params.hash(0, "hash"));
    return header == null ? JsonBody.NULL : JsonBody.hex(Header.CODEC.encode(header));
  }

  private JsonBody body(Params params) throws RpcException {
    List<byte[]> body = chain.body(params.hash(0, "hash"));
    return body == null ? JsonBody.NULL : JsonBody.hexArray(body);
  }

  private JsonBody hashByHeight(Params params) throws RpcException {
    long height = params.u32(0, "height");
    if (height <= chain.finalized().number()) {
      H256 hash = chain.canonicalHash(height);
      return JsonBody.hashes(hash == null ? List.of() : List.of(hash));
    }
    Set<H256> found = new HashSet<>();
    Set<H256> visited = new HashSet<>();
    for (H256 leaf : chain.leaves()) {
      H256 at = leaf;
      Header header = chain.header(at);
      while (header != null && header.number() > height && visited.add(at)) {
        at = header.parentHash();
        header = chain.header(at);
      }
      if (header != null && header.number() == height) {
        found.add(at);
      }
    }
    return JsonBody.hashes(found.stream().sorted().toList());
  }

  private JsonBody call(Params params) throws RpcException {
    H256 hash = params.hash(0, "hash");
    String function = params.string(1, "function");
    byte[] arguments = StorageItem.hexParam(params.required(2, "callParameters"), "callParameters");
    if (chain.header(hash) == null) {
      return JsonBody.NULL;
    }
    try {
      byte[] result = backend.runtime().call(hash, function, arguments);
      return out -> {
        out.writeStartObject();
        out.writeBooleanField("success", true);
        out.writeFieldName("value");
        JsonBody.hex(result).writeTo(out);
        out.writeEndObject();
      };
    } catch (BackendException e) {
      return out -> {
        out.writeStartObject();
        out.writeBooleanField("success", false);
        out.writeStringField("error", e.message());
        out.writeEndObject();
      };
    }
  }
}
