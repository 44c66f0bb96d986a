package io.serinus.pallet.session;

import io.serinus.frame.annotation.Tuple;
import io.serinus.primitives.AccountId;

/** A validator with its keys. */
@Tuple
public record QueuedKey(AccountId validator, SessionKeys keys) {}
