/**
 * Calls that several accounts approve together; see {@link io.serinus.pallet.multisig.Multisig}. An
 * account of many is the hash of their ids and of how many of them it takes.
 */
@NullMarked
package io.serinus.pallet.multisig;

import org.jspecify.annotations.NullMarked;
