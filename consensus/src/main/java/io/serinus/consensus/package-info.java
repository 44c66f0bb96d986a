/**
 * How nodes agree: BABE says who may make which block, GRANDPA which blocks are final.
 *
 * <p>Each protocol has a core that is a state machine without clock, disk or network: it is told
 * what happened and answers with what is to be done. Services at the rim run these cores on the
 * node's {@code Client}. May use the host, primitives and crypto; nothing above. Start reading at
 * {@link io.serinus.consensus.grandpa.Round} for finality and at the {@code babe} package for
 * authoring.
 */
@NullMarked
package io.serinus.consensus;

import org.jspecify.annotations.NullMarked;
