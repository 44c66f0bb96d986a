/**
 * GRANDPA, the finality gadget: voters agree in rounds of prevotes and precommits on chains rather
 * than on single blocks.
 *
 * <p>{@link io.serinus.consensus.grandpa.Round} counts the votes of one round, {@link
 * io.serinus.consensus.grandpa.GrandpaVoter} takes part in round after round, {@link
 * io.serinus.consensus.grandpa.AuthoritySet} follows who the voters are, {@link
 * io.serinus.consensus.grandpa.JustificationVerifier} checks proofs of others. These are pure;
 * {@link io.serinus.consensus.grandpa.GrandpaWorker} ties them to the node.
 */
@NullMarked
package io.serinus.consensus.grandpa;

import org.jspecify.annotations.NullMarked;
