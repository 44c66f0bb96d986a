/**
 * Sessions: who the validators are, with which keys, and when others take over; see {@link
 * io.serinus.pallet.session.Session}. The pallets that use the keys listen by {@link
 * io.serinus.pallet.session.SessionHandler}; who the validators are is for a {@link
 * io.serinus.pallet.session.SessionManager} to say. Touches nothing but frame.
 */
@NullMarked
package io.serinus.pallet.session;

import org.jspecify.annotations.NullMarked;
