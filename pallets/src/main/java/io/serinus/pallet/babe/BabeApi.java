package io.serinus.pallet.babe;

import io.serinus.frame.annotation.RuntimeApi;
import io.serinus.primitives.consensus.BabeConfiguration;
import io.serinus.primitives.consensus.BabeEpoch;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.OpaqueKeyOwnershipProof;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.SlotEquivocationProof;
import io.serinus.scale.Unit;
import java.util.Optional;

/** What nodes ask to take part in BABE. */
@RuntimeApi(value = "BabeApi", id = "cbca25e39f142387", version = 2)
public interface BabeApi {
  /** Return the configuration for BABE. */
  BabeConfiguration configuration();

  /** Returns the slot that started the current epoch. */
  Slot currentEpochStart();

  /** Returns information regarding the current epoch. */
  BabeEpoch currentEpoch();

  /** Returns information regarding the next epoch (which was already announced). */
  BabeEpoch nextEpoch();

  /** Proves whose a key is in the session under way; the slot is to be one of it. */
  Optional<OpaqueKeyOwnershipProof> generateKeyOwnershipProof(Slot slot, BabeId authorityId);

  /** Submits an unsigned report of an equivocation to this node's pool. */
  Optional<Unit> submitReportEquivocationUnsignedExtrinsic(
      SlotEquivocationProof equivocationProof, OpaqueKeyOwnershipProof keyOwnerProof);
}
