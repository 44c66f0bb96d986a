package io.serinus.pallet.session;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whom to disable after an offence: at most a third of the validators, the worst offenders among
 * them; whoever did less goes free again to make room.
 */
final class Disabling {
  /** One of so many may be disabled. */
  private static final int LIMIT_FACTOR = 3;

  private static final Decision NOTHING = new Decision(OptionalLong.empty(), OptionalLong.empty());

  /** What to do, by places in the list of validators. */
  record Decision(OptionalLong disable, OptionalLong reenable) {}

  private Disabling() {}

  static int limit(int validators) {
    return Math.max(0, validators - 1) / LIMIT_FACTOR;
  }

  static Decision decide(
      long offender, OffenceSeverity severity, int validators, List<DisabledValidator> disabled) {
    for (DisabledValidator one : disabled) {
      if (one.index() == offender) {
        return severity.compareTo(one.severity()) > 0
            ? new Decision(OptionalLong.of(offender), OptionalLong.empty())
            : NOTHING;
      }
    }
    if (disabled.size() < limit(validators)) {
      return new Decision(OptionalLong.of(offender), OptionalLong.empty());
    }
    Optional<DisabledValidator> smallest =
        disabled.stream()
            .filter(one -> one.severity().compareTo(severity) <= 0)
            .min(Comparator.comparing(DisabledValidator::severity));
    return smallest.isEmpty()
        ? NOTHING
        : new Decision(OptionalLong.of(offender), OptionalLong.of(smallest.get().index()));
  }
}
