package io.serinus.pallet.session;

import io.serinus.frame.annotation.Tuple;
import io.serinus.frame.annotation.U32;

/** A validator that is to do nothing for the rest of the session, by its place in the list. */
@Tuple
public record DisabledValidator(@U32 long index, OffenceSeverity severity) {}
