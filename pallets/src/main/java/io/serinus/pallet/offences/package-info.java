/**
 * Misbehaviour of validators: records of it, see {@link io.serinus.pallet.offences.Offences}, and
 * what the consensus pallets share to check and pass on reports of equivocation, see {@link
 * io.serinus.pallet.offences.EquivocationReports}. Touches Historical's identifications alone.
 */
@NullMarked
package io.serinus.pallet.offences;

import org.jspecify.annotations.NullMarked;
