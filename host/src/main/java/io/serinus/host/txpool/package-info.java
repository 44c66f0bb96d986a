/**
 * The transaction pool: what users and peers submit, until a block has it.
 *
 * <p>{@link io.serinus.host.txpool.TransactionPool} is what the rest of the node uses; it validates
 * through {@link io.serinus.host.txpool.PoolChain} on an executor's threads, and leaves it to
 * {@code BlockFollower} and {@code Revalidation} to keep up with the chain. What it knows and
 * decides is in {@code PoolCore}, a state machine without threads, whose two queues hang together
 * by tags in {@code DependencyGraph}: start reading there. Order, limits, bans and statuses are
 * those of the reference node's pool.
 */
@NullMarked
package io.serinus.host.txpool;

import org.jspecify.annotations.NullMarked;
