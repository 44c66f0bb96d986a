package io.serinus.pallet.preimage;

import io.serinus.frame.annotation.Name;
import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.U32;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.scale.Tuple2;
import java.util.Optional;

/** A preimage's status as it was stored when deposits were reserved instead of held. */
@Scale("pallet_preimage::OldRequestStatus")
public sealed interface OldRequestStatus {
  record Unrequested(Tuple2<AccountId, U128> deposit, @Name("len") @U32 long length)
      implements OldRequestStatus {}

  record Requested(
      Optional<Tuple2<AccountId, U128>> deposit,
      @U32 long count,
      @Name("len") Optional<@U32 Long> length)
      implements OldRequestStatus {}
}
