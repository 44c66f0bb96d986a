/**
 * Who made the block; see {@link io.serinus.pallet.authorship.Authorship}. Touches nothing but
 * frame.
 */
@NullMarked
package io.serinus.pallet.authorship;

import org.jspecify.annotations.NullMarked;
