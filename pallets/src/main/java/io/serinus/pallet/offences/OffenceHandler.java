package io.serinus.pallet.offences;

import io.serinus.primitives.arithmetic.Perbill;
import java.util.List;

/** Who punishes offences; on Kusama that is Staking. */
@FunctionalInterface
public interface OffenceHandler {
  /**
   * @param offenders all who did the same at the same time, those reported earlier among them
   * @param fractions what part of the stake each is to lose
   * @param session the number of the session that it happened in
   */
  void onOffence(List<OffenceDetails> offenders, List<Perbill> fractions, long session);
}
