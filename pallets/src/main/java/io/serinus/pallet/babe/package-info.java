/**
 * BABE's part of the runtime: slots, epochs, randomness and who may author; see {@link
 * io.serinus.pallet.babe.Babe}. Touches Session and the reports of equivocation.
 */
@NullMarked
package io.serinus.pallet.babe;

import org.jspecify.annotations.NullMarked;
