/**
 * BABE, block production: time is cut into slots; in each, whoever's verifiable random output lies
 * below a threshold may make a block, and one more author is determined for the case that nobody's
 * does. (Polkadot specification, chapter "Block production".)
 *
 * <p>{@link io.serinus.consensus.babe.SlotClaims} tells whether a node may author, {@link
 * io.serinus.consensus.babe.BabeVerifier} whether somebody else was allowed to, {@link
 * io.serinus.consensus.babe.EpochRecord} who the authors are. These are pure; {@link
 * io.serinus.consensus.babe.BabeImport} and {@link io.serinus.consensus.babe.BabeWorker} tie them
 * to the node, and {@link io.serinus.consensus.babe.EquivocationWatch} finds authors of two blocks
 * in one slot and keeps the node from being one.
 */
@NullMarked
package io.serinus.consensus.babe;

import org.jspecify.annotations.NullMarked;
