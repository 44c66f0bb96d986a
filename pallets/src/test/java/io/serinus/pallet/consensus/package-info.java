/** The chain that tests of the consensus pallets share. */
@NullMarked
package io.serinus.pallet.consensus;

import org.jspecify.annotations.NullMarked;
