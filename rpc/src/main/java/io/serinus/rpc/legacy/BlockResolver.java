package io.serinus.rpc.legacy;

import io.serinus.primitives.H256;
import io.serinus.rpc.backend.ChainBackend;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;

/** The block a request is about: the one it names, or the best one. */
final class BlockResolver {
  private final ChainBackend chain;

  BlockResolver(ChainBackend chain) {
    this.chain = chain;
  }

  H256 orBest(Params params, int position) throws RpcException {
    return orBest(params, position, "hash");
  }

  H256 orBest(Params params, int position, String name) throws RpcException {
    H256 hash = params.optionalHash(position, name);
    return hash == null ? chain.best().hash() : hash;
  }
}
