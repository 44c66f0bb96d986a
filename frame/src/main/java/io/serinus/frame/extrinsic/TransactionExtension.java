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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that every transaction passes: it may carry data of its own, add to what is signed,
 * refuse the transaction, and act before and after the call.
 *
 * @param <E> the data that a transaction carries for it
 * @param <V> what it has learned when it judges the transaction and needs to act on it
 * @param <P> what it remembers from before the call until after it
 */
public abstract class TransactionExtension<E, V, P> {
  /**
   * A transaction that was found good.
   *
   * @param transaction what the pool is to know of it
   * @param value what was learned, for {@link #prepare}
   */
  public record Validated<V>(ValidTransaction transaction, V value) {}

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
  public abstract Validated<V> validate(
      AccountId who, E data, RuntimeCall call, DispatchInfo info, int length)
      throws TransactionValidityException;

  /**
   * Acts right before the call of a signed transaction.
   *
   * @param value what {@link #validate} has learned; all extensions have judged since, none of them
   *     changing the state, and those before this one have acted
   */
  public abstract P prepare(
      AccountId who, E data, V value, RuntimeCall call, DispatchInfo info, int length)
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
    private @Nullable V value;
    private @Nullable P before;

    @SuppressWarnings("unchecked")
    Passage(Object data) {
      this.data = (E) data;
    }

    ValidTransaction validate(AccountId who, RuntimeCall call, DispatchInfo info, int length)
        throws TransactionValidityException {
      Validated<V> validated = TransactionExtension.this.validate(who, data, call, info, length);
      value = validated.value();
      return validated.transaction();
    }

    /** To be called after {@link #validate}. */
    void prepare(AccountId who, RuntimeCall call, DispatchInfo info, int length)
        throws TransactionValidityException {
      before =
          TransactionExtension.this.prepare(
              who, data, Objects.requireNonNull(value), call, info, length);
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
