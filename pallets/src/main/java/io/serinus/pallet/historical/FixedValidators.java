package io.serinus.pallet.historical;

import io.serinus.primitives.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the validators of the genesis configuration for ever, with nothing at stake, for chains
 * without staking.
 */
public final class FixedValidators implements HistoricalManager {
  @Override
  public Optional<List<Identification>> newSession(long index) {
    return Optional.empty();
  }

  @Override
  public Optional<List<Identification>> newSessionGenesis(long index, List<AccountId> withKeys) {
    return Optional.of(
        withKeys.stream().map(who -> new Identification(who, Exposure.NONE)).toList());
  }
}
