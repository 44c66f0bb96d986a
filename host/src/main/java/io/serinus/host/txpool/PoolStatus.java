package io.serinus.host.txpool;

/** How full the pool is: transactions and their bytes in either queue. */
public record PoolStatus(int ready, long readyBytes, int future, long futureBytes) {}
