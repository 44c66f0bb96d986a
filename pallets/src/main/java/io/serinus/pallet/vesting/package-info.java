/**
 * Balance that becomes free over time; see {@link io.serinus.pallet.vesting.Vesting}. One lock
 * holds what all schedules of an account leave unvested; {@link
 * io.serinus.pallet.vesting.VestingInfo} is the arithmetic of one schedule.
 */
@NullMarked
package io.serinus.pallet.vesting;

import org.jspecify.annotations.NullMarked;
