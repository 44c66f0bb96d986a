package io.serinus.pallet.scheduler;

import io.serinus.frame.annotation.Tuple;
import io.serinus.frame.annotation.U32;

/** Where a task stands: the block, and its place in that block's agenda. */
@Tuple
public record TaskAddress(@U32 long when, @U32 long index) {}
