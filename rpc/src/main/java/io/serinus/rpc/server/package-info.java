/**
 * The server: HTTP and WebSocket on one port, JSON-RPC 2.0, its limits and its guards (hosts,
 * origins, unsafe methods). It knows no method and nothing of chains; groups of methods register
 * themselves in a {@link io.serinus.rpc.server.MethodRegistry}. Requests are parsed on the network
 * threads, handlers run on a bounded pool, and a client that does not read is first slowed down,
 * then loses its subscriptions, then its connection; where many take large answers at once, one too
 * many is told to try again. Start reading at {@link io.serinus.rpc.server.RpcServer}.
 */
@NullMarked
package io.serinus.rpc.server;

import org.jspecify.annotations.NullMarked;
