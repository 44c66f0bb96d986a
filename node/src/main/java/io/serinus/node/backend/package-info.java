/**
 * The node as the RPC sees it: one adapter for each interface of {@code io.serinus.rpc.backend}
 * over the parts of the node that do the work. Translation only, nothing is decided here.
 *
 * <p>Start reading at {@link io.serinus.node.backend.NodeRpcBackend}.
 */
@NullMarked
package io.serinus.node.backend;

import org.jspecify.annotations.NullMarked;
