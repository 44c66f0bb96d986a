package io.serinus.pallet.grandpa;

import io.serinus.frame.annotation.RuntimeApi;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.GrandpaEquivocationProof;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.OpaqueValue;
import io.serinus.scale.Unit;
import java.util.List;
import java.util.Optional;

/** What nodes ask to take part in GRANDPA. */
@RuntimeApi(value = "GrandpaApi", id = "ed99c5acb25eedf5", version = 3)
public interface GrandpaApi {
  /** Get the current GRANDPA authorities and weights, for the voters of this block's children. */
  List<Authority<GrandpaId>> grandpaAuthorities();

  /** Submits an unsigned report of an equivocation to this node's pool. */
  Optional<Unit> submitReportEquivocationUnsignedExtrinsic(
      GrandpaEquivocationProof equivocationProof, OpaqueValue keyOwnerProof);

  /** Proves whose a key is in the session under way; the set is to be one of it. */
  Optional<OpaqueValue> generateKeyOwnershipProof(long setId, GrandpaId authorityId);

  /** Get current GRANDPA authority set id. */
  long currentSetId();
}
