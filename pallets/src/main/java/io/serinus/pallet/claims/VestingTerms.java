package io.serinus.pallet.claims;

import io.serinus.frame.annotation.Tuple;
import io.serinus.frame.annotation.U32;
import io.serinus.primitives.U128;

/** The vesting schedule that comes with a claim. */
@Tuple
public record VestingTerms(U128 locked, U128 perBlock, @U32 long startingBlock) {}
