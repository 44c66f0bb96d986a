/**
 * What the RPC asks of the node, as a handful of narrow interfaces: the chain, the state at a
 * block, runtime calls, traces of blocks, the transaction pool, keys, the consensus engines, and
 * the node itself. The node implements them over its own parts; tests over maps. Nothing here knows
 * JSON. Start reading at {@link io.serinus.rpc.backend.RpcBackend}.
 */
@NullMarked
package io.serinus.rpc.backend;

import org.jspecify.annotations.NullMarked;
