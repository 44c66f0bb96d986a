package io.serinus.pallet.multisig;

import io.serinus.frame.DerivedAccount;
import io.serinus.primitives.AccountId;
import io.serinus.scale.ScaleWriter;
import java.util.List;

/**
 * The members of a multi-signature account.
 *
 * @param all the members, sorted
 * @param threshold how many of them it takes
 */
record Signatories(List<AccountId> all, int threshold) {
  /** The account that they make up: the hash of a fixed text, the members and the threshold. */
  AccountId account() {
    ScaleWriter preimage = DerivedAccount.preimage("modlpy/utilisuba").writeCompact(all.size());
    for (AccountId who : all) {
      preimage.writeFixed(who.unsafeArray());
    }
    return DerivedAccount.of(preimage.writeU16(threshold));
  }
}
