/**
 * Balances of the chain's own token. {@link io.serinus.pallet.balances.Balances} declares the
 * pallet; {@link io.serinus.pallet.balances.AccountBalances} holds the rules of one account's
 * balance, on which transfers, reserves, locks, holds and freezes stand, each in a class of its
 * own.
 */
@NullMarked
package io.serinus.pallet.balances;

import org.jspecify.annotations.NullMarked;
