/**
 * What BABE needs to turn a VRF's output into random bytes inside the runtime, which the Host API
 * has no function for: ristretto255 (RFC 9496) and Merlin transcripts. Written for Wasm: numbers of
 * 26 bits, few objects, and nothing secret, so nothing in constant time. Start reading at {@link
 * io.serinus.pallet.ristretto.VrfBytes}. Touches nothing.
 */
@NullMarked
package io.serinus.pallet.ristretto;

import org.jspecify.annotations.NullMarked;
