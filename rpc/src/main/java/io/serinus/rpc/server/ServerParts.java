package io.serinus.rpc.server;

/**
 * What all connections of a server share.
 *
 * @param config how it listens and whom it serves
 * @param processor answers requests
 * @param workers runs methods
 * @param health answers {@code /health}
 * @param backlog bounds what waits to be read
 */
record ServerParts(
    RpcConfig config,
    RequestProcessor processor,
    Workers workers,
    HealthCheck health,
    Backlog backlog) {}
