/**
 * The JSON-RPC servers of the node: HTTP and WebSocket on one port, the methods that wallets and
 * libraries of today call, and the new JSON-RPC interface.
 *
 * <p>{@link io.serinus.rpc.server} speaks HTTP, WebSocket and JSON-RPC 2.0 and knows no method;
 * {@link io.serinus.rpc.legacy} and {@link io.serinus.rpc.v1} hold the methods, one small class a
 * group; {@link io.serinus.rpc.backend} is all they may ask of the node. Start reading at {@link
 * io.serinus.rpc.RpcMethods}.
 */
@NullMarked
package io.serinus.rpc;

import org.jspecify.annotations.NullMarked;
