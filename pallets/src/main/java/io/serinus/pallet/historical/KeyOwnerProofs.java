package io.serinus.pallet.historical;

import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.consensus.MembershipProof;
import io.serinus.scale.Bytes;
import java.util.Optional;

/** Proofs that a key was a validator's in a session. */
public interface KeyOwnerProofs {
  /** Proves whose a key is in the session under way, if it is anyone's. */
  Optional<MembershipProof> prove(KeyTypeId type, Bytes key);

  /** Whose the key was, if the proof shows it. */
  Optional<Identification> check(KeyTypeId type, Bytes key, MembershipProof proof);
}
