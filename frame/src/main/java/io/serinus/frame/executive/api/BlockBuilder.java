package io.serinus.frame.executive.api;

import io.serinus.frame.annotation.RuntimeApi;
import io.serinus.frame.extrinsic.Block;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.primitives.Header;
import io.serinus.primitives.runtime.CheckInherentsResult;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.scale.Result;
import io.serinus.scale.Unit;
import java.util.List;

/** What authors need to build a block. */
@RuntimeApi(value = "BlockBuilder", id = "40fe3ad401f8959a", version = 6)
public interface BlockBuilder {
  /** Apply the given extrinsic. */
  Result<Result<Unit, DispatchError>, TransactionValidityError> applyExtrinsic(
      UncheckedExtrinsic extrinsic);

  /** Finish the current block. */
  Header finalizeBlock();

  /** Generate inherent extrinsics. The inherent data will vary from chain to chain. */
  List<UncheckedExtrinsic> inherentExtrinsics(InherentData inherent);

  /** Check that the inherents are valid. The inherent data will vary from chain to chain. */
  CheckInherentsResult checkInherents(Block block, InherentData data);
}
