package io.serinus.rpc.legacy;

import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** {@code state_queryStorage} and {@code state_queryStorageAt}: values over a range of blocks. */
final class StorageHistory {
  private static final int MAX_BLOCKS = 100_000;

  private final RpcBackend backend;
  private final BlockResolver blocks;

  StorageHistory(RpcBackend backend) {
    this.backend = backend;
    this.blocks = new BlockResolver(backend.chain());
  }

  JsonBody query(Params params) throws RpcException, BackendException {
    List<byte[]> keys = params.bytesList(0, "keys");
    H256 from = params.hash(1, "block");
    return changes(keys, range(from, blocks.orBest(params, 2)));
  }

  JsonBody queryAt(Params params) throws RpcException, BackendException {
    List<byte[]> keys = params.bytesList(0, "keys");
    H256 at = blocks.orBest(params, 1, "at");
    return changes(keys, range(at, at));
  }

  private JsonBody changes(List<byte[]> keys, Collection<H256> range) throws BackendException {
    ChangeSet values = new ChangeSet(keys);
    List<JsonBody> sets = new ArrayList<>();
    for (H256 block : range) {
      JsonBody changes = values.next(block, backend.state().at(block)::get);
      if (changes != null) {
        sets.add(changes);
      }
    }
    return JsonBody.array(sets);
  }

  private Collection<H256> range(H256 from, H256 to) throws RpcException {
    Header first = header(from, from, to);
    Header last = header(to, from, to);
    String begin = numbered(from, first);
    String end = numbered(to, last);
    if (first.number() > last.number()) {
      throw ClientErrors.invalidBlockRange(begin, end, "from number > to number");
    }
    if (last.number() - first.number() > MAX_BLOCKS) {
      throw ClientErrors.invalidBlockRange(begin, end, "more than " + MAX_BLOCKS + " blocks");
    }
    Deque<H256> range = new ArrayDeque<>();
    H256 hash = to;
    Header at = last;
    range.push(hash);
    while (at.number() > first.number()) {
      hash = at.parentHash();
      at = header(hash, from, to);
      range.push(hash);
    }
    if (!hash.equals(from)) {
      throw ClientErrors.invalidBlockRange(begin, end, "from and to are on different forks");
    }
    return range;
  }

  private static String numbered(H256 hash, Header header) {
    return header.number() + " (" + hash + ")";
  }

  private Header header(H256 hash, H256 from, H256 to) throws RpcException {
    Header header = backend.chain().header(hash);
    if (header == null) {
      throw ClientErrors.invalidBlockRange(
          from.toString(), "Some(" + to + ")", BackendException.unknownBlock(hash).message());
    }
    return header;
  }
}
