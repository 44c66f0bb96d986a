package io.serinus.pallet.session;

import io.serinus.primitives.AccountId;
import java.util.ArrayList;
import java.util.List;

/** Keeps the list of validators who must not work until another set of them begins. */
final class DisabledSet {
  private final Session session;

  DisabledSet(Session session) {
    this.session = session;
  }

  /** Disables whoever offended, as far as so many may be disabled at once. */
  void reportOffence(AccountId validator, OffenceSeverity severity) {
    List<AccountId> all = session.validators.get();
    int offender = all.indexOf(validator);
    if (offender < 0) {
      return;
    }
    Disabling.Decision decision =
        Disabling.decide(offender, severity, all.size(), session.disabledValidators.get());
    decision.disable().ifPresent(index -> disable(index, severity));
    decision.reenable().ifPresent(this::reenable);
  }

  /** Disables the validator of this place; false where there is none. */
  boolean disable(long index, OffenceSeverity severity) {
    if (index >= session.validators.decodeLength()) {
      return false;
    }
    List<DisabledValidator> disabled = new ArrayList<>(session.disabledValidators.get());
    int place = 0;
    while (place < disabled.size() && disabled.get(place).index() < index) {
      place++;
    }
    if (place < disabled.size() && disabled.get(place).index() == index) {
      if (severity.compareTo(disabled.get(place).severity()) > 0) {
        disabled.set(place, new DisabledValidator(index, severity));
        session.disabledValidators.put(disabled);
      }
      return true;
    }
    disabled.add(place, new DisabledValidator(index, severity));
    session.disabledValidators.put(disabled);
    session.announce(
        new Session.Event.ValidatorDisabled(session.validators.get().get((int) index)));
    session.handlers().forEach(handler -> handler.onDisabled(index));
    return true;
  }

  /** Enables a validator again; false if it was not disabled, or is none any more. */
  boolean reenable(long index) {
    if (index >= session.validators.decodeLength()) {
      return false;
    }
    List<DisabledValidator> disabled = new ArrayList<>(session.disabledValidators.get());
    if (!disabled.removeIf(one -> one.index() == index)) {
      return false;
    }
    session.disabledValidators.put(disabled);
    session.announce(
        new Session.Event.ValidatorReenabled(session.validators.get().get((int) index)));
    return true;
  }
}
