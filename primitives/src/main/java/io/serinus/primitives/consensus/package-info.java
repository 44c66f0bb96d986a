/**
 * What runtimes and consensus engines tell each other: authorities, epochs, slots, pre-digests and
 * logs of BABE and GRANDPA, and proofs of misbehaviour. Values alone, pure, below the runtime
 * boundary; the engines themselves are elsewhere. Start at {@link
 * io.serinus.primitives.consensus.BabePreDigest}, {@link
 * io.serinus.primitives.consensus.BabeConsensusLog} and {@link
 * io.serinus.primitives.consensus.GrandpaConsensusLog}.
 */
@NullMarked
package io.serinus.primitives.consensus;

import org.jspecify.annotations.NullMarked;
