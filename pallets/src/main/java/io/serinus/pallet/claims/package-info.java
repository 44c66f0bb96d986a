/**
 * Balance that owners of Ethereum accounts may claim; see {@link io.serinus.pallet.claims.Claims}.
 * {@link io.serinus.pallet.claims.EthereumMessage} is what they sign.
 */
@NullMarked
package io.serinus.pallet.claims;

import org.jspecify.annotations.NullMarked;
