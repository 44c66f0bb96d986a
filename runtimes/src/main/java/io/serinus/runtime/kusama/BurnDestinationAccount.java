package io.serinus.runtime.kusama;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.Unnamed;
import io.serinus.primitives.AccountId;
import java.util.Optional;

/** Who gets what the treasury would burn; nobody does where there is no account. */
@Unnamed
@Scale("staging_kusama_runtime::BurnDestinationAccount")
public record BurnDestinationAccount(Optional<AccountId> account) {}
