/**
 * Calls that carry other calls: batches, calls as a sub-account or another origin, and calls with a
 * fallback; see {@link io.serinus.pallet.utility.Utility}. The pallet stores nothing.
 */
@NullMarked
package io.serinus.pallet.utility;

import org.jspecify.annotations.NullMarked;
