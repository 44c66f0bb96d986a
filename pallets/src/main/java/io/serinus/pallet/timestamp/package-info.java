/** The time of a block, as its author says; see {@link io.serinus.pallet.timestamp.Timestamp}. */
@NullMarked
package io.serinus.pallet.timestamp;

import org.jspecify.annotations.NullMarked;
