package io.serinus.pallet.multisig;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.U32;

/** Which extrinsic of the chain began an operation: its block, and its place there. */
@Scale("pallet_multisig::Timepoint")
public record Timepoint(@U32 long height, @U32 long index) {}
