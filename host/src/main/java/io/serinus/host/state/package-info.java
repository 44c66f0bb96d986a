/**
 * The state of the chain: what a block's runtime calls read and write, and how it is kept.
 *
 * <p>{@link io.serinus.host.state.Overlay} is the storage half of the Host API: it collects the
 * changes of a call or a block over a {@link io.serinus.host.state.StateView}, with nested
 * transactions, and computes the state root. {@link io.serinus.host.state.StateDb} keeps the trie
 * nodes of all states in the database, with the caches and the pruning. The package may use the
 * trie, the database and the Host API's interfaces; it knows states by their roots and blocks only
 * by number and hash. Start reading at {@code Overlay}.
 */
@NullMarked
package io.serinus.host.state;

import org.jspecify.annotations.NullMarked;
