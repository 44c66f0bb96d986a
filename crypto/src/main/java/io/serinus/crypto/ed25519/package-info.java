/**
 * ed25519: signing by RFC 8032, verification by the rules of ZIP 215, which every Polkadot host
 * shares, so that all agree on the last odd signature. Depends on {@code curve25519} and {@code
 * hash} only. Start reading at {@link io.serinus.crypto.ed25519.Ed25519}.
 */
@NullMarked
package io.serinus.crypto.ed25519;

import org.jspecify.annotations.NullMarked;
