package io.serinus.frame.extrinsic;

import io.serinus.frame.RuntimeCall;
import io.serinus.frame.TransactionValidityException;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Unit;

/**
 * An extension that judges transactions, or adds to what is signed, and does not act.
 *
 * @param <E> the data that a transaction carries for it
 */
public abstract class JudgingExtension<E> extends TransactionExtension<E, Unit, Unit> {
  private static final Validated<Unit> GOOD = new Validated<>(ValidTransaction.DEFAULT, Unit.UNIT);

  @Override
  public Validated<Unit> validate(
      AccountId who, E data, RuntimeCall call, DispatchInfo info, int length)
      throws TransactionValidityException {
    return GOOD;
  }

  @Override
  public final Unit prepare(
      AccountId who, E data, Unit value, RuntimeCall call, DispatchInfo info, int length) {
    return Unit.UNIT;
  }
}
