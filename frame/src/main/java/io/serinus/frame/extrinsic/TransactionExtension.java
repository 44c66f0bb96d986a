package io.serinus.frame.extrinsic;

import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.TransactionValidityException;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Codec;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * Something that every transaction passes: it may carry data of its own, add to what is signed,
 * refuse the transaction, and act before and after the call.
 *
 * @param <E> the data that a transaction carries for it
 * @param <P> what it remembers from before the call until after it
 */
public abstract class TransactionExtension<E, P> {
  /** The name in metadata. */
  public abstract String identifier();

  /** The data in the transaction. */
  public abstract Codec<E> codec();

  /** The type of what is signed though not sent. */
  public TypeInfo implicitType() {
    return TypeInfo.unit();
  }

  /**
   * Writes what is signed though not sent.
   *
   * @throws TransactionValidityException if it cannot be known
   */
  public void writeImplicit(E data, ScaleWriter out) throws TransactionValidityException {}

  /** What passing it weighs. */
  public Weight weight(E data) {
    return Weight.ZERO;
  }

  /**
   * Judges a signed transaction, without changing the state.
   *
   * @param length of the whole extrinsic in bytes
   */
  public ValidTransaction validate(
      AccountId who, E data, RuntimeCall call, DispatchInfo info, int length)
      throws TransactionValidityException {
    return ValidTransaction.DEFAULT;
  }

  /** Acts right before the call of a signed transaction. */
  public abstract P prepare(AccountId who, E data, RuntimeCall call, DispatchInfo info, int length)
      throws TransactionValidityException;

  /**
   * Acts after the call of a signed transaction.
   *
   * @param post what the call turned out to cost, extensions included
   */
  public void postDispatch(P before, DispatchInfo info, PostDispatchInfo post, int length)
      throws TransactionValidityException {}

  /** Judges an extrinsic without a signature. */
  public ValidTransaction validateBare(RuntimeCall call, DispatchInfo info, int length)
      throws TransactionValidityException {
    return ValidTransaction.DEFAULT;
  }

  /** Acts right before the call of an extrinsic without a signature. */
  public void prepareBare(RuntimeCall call, DispatchInfo info, int length)
      throws TransactionValidityException {}

  /** Acts after the call of an extrinsic without a signature. */
  public void postDispatchBare(DispatchInfo info, PostDispatchInfo post, int length)
      throws TransactionValidityException {}

  /** An extension's run over one transaction, with its types hidden. */
  final class Passage {
    private final E data;
    private @Nullable P before;

    @SuppressWarnings("unchecked")
    Passage(Object data) {
      this.data = (E) data;
    }

    ValidTransaction validate(AccountId who, RuntimeCall call, DispatchInfo info, int length)
        throws TransactionValidityException {
      return TransactionExtension.this.validate(who, data, call, info, length);
    }

    void prepare(AccountId who, RuntimeCall call, DispatchInfo info, int length)
        throws TransactionValidityException {
      before = TransactionExtension.this.prepare(who, data, call, info, length);
    }

    void postDispatch(DispatchInfo info, PostDispatchInfo post, int length)
        throws TransactionValidityException {
      P prepared = before;
      if (prepared != null) {
        TransactionExtension.this.postDispatch(prepared, info, post, length);
      }
    }

    Weight weight() {
      return TransactionExtension.this.weight(data);
    }

    void writeImplicit(ScaleWriter out) throws TransactionValidityException {
      TransactionExtension.this.writeImplicit(data, out);
    }
  }
}
