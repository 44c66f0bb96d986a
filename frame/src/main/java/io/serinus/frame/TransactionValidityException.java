package io.serinus.frame;

import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.primitives.runtime.UnknownTransaction;

/** A transaction may not go into a block, now or ever. It carries no stack trace. */
public final class TransactionValidityException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient TransactionValidityError error;

  public TransactionValidityException(TransactionValidityError error) {
    super(error.toString(), null, false, false);
    this.error = error;
  }

  public static TransactionValidityException noUnsignedValidator() {
    return new TransactionValidityException(UnknownTransaction.Reason.NO_UNSIGNED_VALIDATOR);
  }

  public TransactionValidityError error() {
    return error;
  }
}
