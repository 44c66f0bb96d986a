package io.serinus.pallet.session;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.Unnamed;
import io.serinus.primitives.arithmetic.Perbill;

/** How bad an offence was: the part of the stake that it costs. */
@Unnamed
@Scale("sp_staking::offence::OffenceSeverity")
public record OffenceSeverity(Perbill fraction) implements Comparable<OffenceSeverity> {
  @Override
  public int compareTo(OffenceSeverity other) {
    return fraction.compareTo(other.fraction);
  }
}
