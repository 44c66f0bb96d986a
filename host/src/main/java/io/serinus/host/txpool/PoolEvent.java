package io.serinus.host.txpool;

import io.serinus.primitives.H256;

/**
 * What happened to a transaction.
 *
 * @param transaction its hash
 * @param status what it is now
 */
public record PoolEvent(H256 transaction, TransactionStatus status) {}
