package io.serinus.pallet.grandpa;

import io.serinus.frame.RuntimeApiModule;
import io.serinus.pallet.historical.KeyOwnerProofs;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.GrandpaEquivocationProof;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.MembershipProof;
import io.serinus.primitives.consensus.OpaqueValue;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.Unit;
import java.util.List;
import java.util.Optional;

/** The pallet's answers to nodes. */
public final class GrandpaApis implements GrandpaApi {
  private final Grandpa grandpa;
  private final KeyOwnerProofs proofs;

  public GrandpaApis(Grandpa grandpa, KeyOwnerProofs proofs) {
    this.grandpa = grandpa;
    this.proofs = proofs;
  }

  /** The API for a runtime to offer. */
  public RuntimeApiModule module() {
    return new GrandpaApiFunctions(this);
  }

  @Override
  public List<Authority<GrandpaId>> grandpaAuthorities() {
    return grandpa.authorities();
  }

  @Override
  public long currentSetId() {
    return grandpa.currentSetId();
  }

  @Override
  public Optional<OpaqueValue> generateKeyOwnershipProof(long setId, GrandpaId authorityId) {
    return proofs
        .prove(KeyTypeId.GRANDPA, Bytes.wrap(authorityId.unsafeArray()))
        .map(proof -> new OpaqueValue(Bytes.wrap(MembershipProof.CODEC.encode(proof))));
  }

  @Override
  public Optional<Unit> submitReportEquivocationUnsignedExtrinsic(
      GrandpaEquivocationProof equivocationProof, OpaqueValue keyOwnerProof) {
    try {
      MembershipProof proof =
          MembershipProof.CODEC.decode(new ScaleReader(keyOwnerProof.bytes().unsafeArray()));
      return grandpa.submitReport(equivocationProof, proof)
          ? Optional.of(Unit.UNIT)
          : Optional.empty();
    } catch (ScaleException e) {
      return Optional.empty();
    }
  }
}
