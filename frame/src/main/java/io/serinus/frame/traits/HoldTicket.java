package io.serinus.frame.traits;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.Unnamed;
import io.serinus.primitives.U128;

/** How much is held for something. */
@Scale("frame_support::traits::tokens::fungible::HoldConsideration")
@Unnamed
public record HoldTicket(U128 amount) {}
