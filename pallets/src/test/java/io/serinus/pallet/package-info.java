/** What tests of pallets share: {@link io.serinus.pallet.TestChain}. */
@NullMarked
package io.serinus.pallet;

import org.jspecify.annotations.NullMarked;
