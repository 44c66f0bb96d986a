/**
 * sr25519: Schnorr signatures on ristretto255 with Merlin transcripts, compatible with the
 * schnorrkel library, and what Polkadot does with them: HDKD derivation and the verifiable random
 * function of BABE.
 *
 * <p>Messages of the protocols are signed in the context {@code "substrate"}. Secrets are handled
 * in constant time and can be wiped; they never show in {@code toString}. Start reading at {@link
 * io.serinus.crypto.sr25519.Sr25519}.
 */
@NullMarked
package io.serinus.crypto.sr25519;

import org.jspecify.annotations.NullMarked;
