package io.serinus.rpc.backend;

/**
 * All that the RPC needs of a node.
 *
 * @param chain blocks and news of them
 * @param state storage at a block
 * @param runtime calls into the runtime at a block
 * @param traces what blocks do while they are executed
 * @param pool pending transactions
 * @param keys the keys the node signs with
 * @param offchain the persistent store of offchain workers
 * @param grandpa the finality engine
 * @param babe the block production engine
 * @param node what the node says of itself and its peers
 */
public record RpcBackend(
    ChainBackend chain,
    StateBackend state,
    RuntimeBackend runtime,
    TraceBackend traces,
    PoolBackend pool,
    KeyBackend keys,
    OffchainBackend offchain,
    GrandpaBackend grandpa,
    BabeBackend babe,
    NodeBackend node) {}
