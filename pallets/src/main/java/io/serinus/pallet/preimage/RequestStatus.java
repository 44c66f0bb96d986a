package io.serinus.pallet.preimage;

import io.serinus.frame.annotation.Name;
import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.traits.HoldTicket;
import io.serinus.primitives.AccountId;
import io.serinus.scale.Tuple2;
import java.util.Optional;

/** Whether anyone needs a preimage, and who has paid for it. */
@Scale("pallet_preimage::RequestStatus")
public sealed interface RequestStatus {
  /** Kept for who has paid, and needed by nobody. */
  record Unrequested(Tuple2<AccountId, HoldTicket> ticket, @Name("len") @U32 long length)
      implements RequestStatus {}

  /**
   * Needed.
   *
   * @param count how often it was asked for
   * @param maybeLen its length, if it is here
   */
  record Requested(
      Optional<Tuple2<AccountId, HoldTicket>> maybeTicket,
      @U32 long count,
      Optional<@U32 Long> maybeLen)
      implements RequestStatus {}
}
