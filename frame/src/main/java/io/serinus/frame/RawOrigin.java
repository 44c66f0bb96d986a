package io.serinus.frame;

import io.serinus.frame.annotation.Name;
import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.Unnamed;
import io.serinus.primitives.AccountId;

/** The origins that System knows. */
@Scale("frame_support::dispatch::RawOrigin")
public sealed interface RawOrigin extends OriginCaller {
  /** The chain itself. */
  record Root() implements RawOrigin {}

  /** An account that has signed. */
  @Unnamed
  record Signed(AccountId account) implements RawOrigin {}

  /** Nobody: inherents and unsigned transactions. */
  @Name("None")
  record Nobody() implements RawOrigin {}

  /** A transaction that an extension has authorized, in no account's name. */
  record Authorized() implements RawOrigin {}
}
