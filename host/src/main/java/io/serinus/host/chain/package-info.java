/**
 * The block database: headers, bodies, justifications, the tree of unfinalized blocks and which of
 * its branches is the best.
 *
 * <p>{@link io.serinus.host.chain.ChainStore} writes a block, its state and all pointers in one
 * atomic batch, so that a crash leaves the database at one block or at the next. It decides nothing
 * about consensus: which block is best and which is final is told by the caller. It may use the
 * state and database packages, not the network or the runtime. Start reading at {@code ChainStore};
 * how blocks come in, become best and are buried is in {@code ChainWriter}.
 */
@NullMarked
package io.serinus.host.chain;

import org.jspecify.annotations.NullMarked;
