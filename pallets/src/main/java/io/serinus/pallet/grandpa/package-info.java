/**
 * GRANDPA's part of the runtime: who votes on finality, and when others take over; see {@link
 * io.serinus.pallet.grandpa.Grandpa}. Touches Session and the reports of equivocation.
 */
@NullMarked
package io.serinus.pallet.grandpa;

import org.jspecify.annotations.NullMarked;
