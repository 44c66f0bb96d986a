/** Calls and other bytes kept by their hashes; see {@link io.serinus.pallet.preimage.Preimage}. */
@NullMarked
package io.serinus.pallet.preimage;

import org.jspecify.annotations.NullMarked;
