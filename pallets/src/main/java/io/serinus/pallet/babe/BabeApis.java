package io.serinus.pallet.babe;

import io.serinus.frame.RuntimeApiModule;
import io.serinus.pallet.historical.KeyOwnerProofs;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.consensus.BabeConfiguration;
import io.serinus.primitives.consensus.BabeEpoch;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.MembershipProof;
import io.serinus.primitives.consensus.OpaqueKeyOwnershipProof;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.SlotEquivocationProof;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.Unit;
import java.util.Optional;

/** The pallet's answers to nodes. */
public final class BabeApis implements BabeApi {
  private final Babe babe;
  private final KeyOwnerProofs proofs;

  public BabeApis(Babe babe, KeyOwnerProofs proofs) {
    this.babe = babe;
    this.proofs = proofs;
  }

  /** The API for a runtime to offer. */
  public RuntimeApiModule module() {
    return new BabeApiFunctions(this);
  }

  @Override
  public BabeConfiguration configuration() {
    return babe.configuration();
  }

  @Override
  public Slot currentEpochStart() {
    return babe.currentEpochStart();
  }

  @Override
  public BabeEpoch currentEpoch() {
    return babe.currentEpoch();
  }

  @Override
  public BabeEpoch nextEpoch() {
    return babe.nextEpoch();
  }

  @Override
  public Optional<OpaqueKeyOwnershipProof> generateKeyOwnershipProof(
      Slot slot, BabeId authorityId) {
    return proofs
        .prove(KeyTypeId.BABE, Bytes.wrap(authorityId.unsafeArray()))
        .map(proof -> new OpaqueKeyOwnershipProof(Bytes.wrap(MembershipProof.CODEC.encode(proof))));
  }

  @Override
  public Optional<Unit> submitReportEquivocationUnsignedExtrinsic(
      SlotEquivocationProof equivocationProof, OpaqueKeyOwnershipProof keyOwnerProof) {
    try {
      MembershipProof proof =
          MembershipProof.CODEC.decode(new ScaleReader(keyOwnerProof.bytes().unsafeArray()));
      return babe.submitReport(equivocationProof, proof)
          ? Optional.of(Unit.UNIT)
          : Optional.empty();
    } catch (ScaleException e) {
      return Optional.empty();
    }
  }
}
