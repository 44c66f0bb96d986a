package io.serinus.pallet.multisig;

import io.serinus.primitives.AccountId;
import io.serinus.scale.Bytes;
import java.util.Optional;

/**
 * One member's word on one call.
 *
 * @param id the composite account
 * @param others how many other members there are
 * @param callLength the length of the call's encoding; 0 where only its hash is known
 */
record Approval(
    AccountId who,
    AccountId id,
    int threshold,
    int others,
    Optional<Timepoint> timepoint,
    Bytes callHash,
    int callLength) {}
