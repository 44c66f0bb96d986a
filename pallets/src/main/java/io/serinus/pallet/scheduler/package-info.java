/**
 * Calls at later blocks: {@link io.serinus.pallet.scheduler.Scheduler} declares the pallet, {@link
 * io.serinus.pallet.scheduler.Agendas} keeps what is planned, and {@link
 * io.serinus.pallet.scheduler.AgendaService} carries out what is due.
 */
@NullMarked
package io.serinus.pallet.scheduler;

import org.jspecify.annotations.NullMarked;
