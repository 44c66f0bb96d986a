package io.serinus.frame.extrinsic;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.Runtime;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.TransactionValidityException;
import io.serinus.hostapi.Host;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An extrinsic whose signer is known, on its way through the extensions to its call. */
public final class CheckedExtrinsic {
  /** What is signed is hashed if it is longer. */
  private static final int MAX_PAYLOAD = 256;

  private final RuntimeCall call;
  private final int length;
  private final @Nullable AccountId signer;
  private final List<TransactionExtension<?, ?, ?>.Passage> passages;
  private final DispatchInfo info;

  private CheckedExtrinsic(
      UncheckedExtrinsic extrinsic,
      @Nullable AccountId signer,
      List<TransactionExtension<?, ?, ?>.Passage> passages) {
    this.call = extrinsic.call();
    this.length = extrinsic.length();
    this.signer = signer;
    this.passages = passages;
    DispatchInfo callInfo = extrinsic.call().info();
    this.info = withWeightOf(passages, callInfo);
  }

  /** What an extrinsic announces; bare ones do not weigh the extensions. */
  public static DispatchInfo infoOf(UncheckedExtrinsic extrinsic) {
    DispatchInfo info = extrinsic.call().info();
    return switch (extrinsic.preamble()) {
      case UncheckedExtrinsic.Preamble.Bare() -> info;
      case UncheckedExtrinsic.Preamble.Signed signed -> withWeightOf(passages(signed.data()), info);
      case UncheckedExtrinsic.Preamble.General general ->
          withWeightOf(passages(general.data()), info);
    };
  }

  private static DispatchInfo withWeightOf(
      List<TransactionExtension<?, ?, ?>.Passage> passages, DispatchInfo info) {
    Weight weight = Weight.ZERO;
    for (TransactionExtension<?, ?, ?>.Passage passage : passages) {
      weight = weight.saturatingAdd(passage.weight());
    }
    return info.withExtensionWeight(weight);
  }

  private static List<TransactionExtension<?, ?, ?>.Passage> passages(List<Object> data) {
    List<TransactionExtension<?, ?, ?>.Passage> passages = new ArrayList<>();
    List<TransactionExtension<?, ?, ?>> extensions = Runtime.current().extensions();
    for (int i = 0; i < extensions.size(); i++) {
      passages.add(extensions.get(i).new Passage(data.get(i)));
    }
    return passages;
  }

  /**
   * Finds out who signed an extrinsic.
   *
   * @throws TransactionValidityException {@code BadProof} if not the one it says
   */
  public static CheckedExtrinsic of(UncheckedExtrinsic extrinsic)
      throws TransactionValidityException {
    return switch (extrinsic.preamble()) {
      case UncheckedExtrinsic.Preamble.Bare() -> new CheckedExtrinsic(extrinsic, null, List.of());
      case UncheckedExtrinsic.Preamble.Signed signed -> {
        AccountId account = Runtime.current().lookUpSigner(signed.address());
        List<TransactionExtension<?, ?, ?>.Passage> passages = passages(signed.data());
        byte[] payload = payload(extrinsic, signed, passages);
        if (!Signatures.verify(signed.signature(), payload, account)) {
          throw new TransactionValidityException(InvalidTransaction.Reason.BAD_PROOF);
        }
        yield new CheckedExtrinsic(extrinsic, account, passages);
      }
      case UncheckedExtrinsic.Preamble.General general ->
          new CheckedExtrinsic(extrinsic, null, passages(general.data()));
    };
  }

  /** What the signer has signed: call, extensions' data, and what they add unsent. */
  private static byte[] payload(
      UncheckedExtrinsic extrinsic,
      UncheckedExtrinsic.Preamble.Signed signed,
      List<TransactionExtension<?, ?, ?>.Passage> passages)
      throws TransactionValidityException {
    ScaleWriter out = new ScaleWriter(256);
    out.writeFixed(extrinsic.callBytes().unsafeArray());
    out.writeFixed(signed.dataBytes().unsafeArray());
    for (TransactionExtension<?, ?, ?>.Passage passage : passages) {
      passage.writeImplicit(out);
    }
    byte[] payload = out.toByteArray();
    return payload.length > MAX_PAYLOAD ? Host.api().blake2b256(payload) : payload;
  }

  public DispatchInfo info() {
    return info;
  }

  /** Judges the extrinsic for the pool, without changing the state. */
  public ValidTransaction validate(TransactionSource source) throws TransactionValidityException {
    ValidTransaction valid = ValidTransaction.DEFAULT;
    requireOrigin();
    if (signer == null) {
      ValidTransaction unsigned = call.pallet().pallet().validateUnsigned(source, call.call());
      for (TransactionExtension<?, ?, ?> extension : Runtime.current().extensions()) {
        valid = valid.combineWith(extension.validateBare(call, info, length));
      }
      return valid.combineWith(unsigned);
    }
    for (TransactionExtension<?, ?, ?>.Passage passage : passages) {
      valid = valid.combineWith(passage.validate(signer, call, info, length));
    }
    return valid;
  }

  /** How a call went: its cost, and why it failed, if it did. */
  public record Outcome(PostDispatchInfo post, @Nullable DispatchException failure) {}

  /**
   * Applies the extrinsic.
   *
   * @throws TransactionValidityException if it may not stand in the block at all
   */
  public Outcome apply() throws TransactionValidityException {
    requireOrigin();
    return signer == null ? applyBare() : applySigned(signer);
  }

  /**
   * A general transaction must get its origin from an extension, and there is none that gives any;
   * what else is wrong with it is said first.
   */
  private void requireOrigin() throws TransactionValidityException {
    if (signer != null || passages.isEmpty()) {
      return;
    }
    ScaleWriter unsent = new ScaleWriter();
    for (TransactionExtension<?, ?, ?>.Passage passage : passages) {
      passage.writeImplicit(unsent);
    }
    for (TransactionExtension<?, ?, ?> extension : Runtime.current().extensions()) {
      extension.validateBare(call, info, length);
    }
    throw new TransactionValidityException(InvalidTransaction.Reason.UNKNOWN_ORIGIN);
  }

  private Outcome applyBare() throws TransactionValidityException {
    call.pallet().pallet().preDispatchUnsigned(call.call());
    List<TransactionExtension<?, ?, ?>> extensions = Runtime.current().extensions();
    for (TransactionExtension<?, ?, ?> extension : extensions) {
      extension.validateBare(call, info, length);
      extension.prepareBare(call, info, length);
    }
    Outcome outcome = dispatch(Origin.none());
    for (TransactionExtension<?, ?, ?> extension : extensions) {
      extension.postDispatchBare(info, outcome.post(), length);
    }
    return outcome;
  }

  private Outcome applySigned(AccountId who) throws TransactionValidityException {
    for (TransactionExtension<?, ?, ?>.Passage passage : passages) {
      passage.validate(who, call, info, length);
    }
    for (TransactionExtension<?, ?, ?>.Passage passage : passages) {
      passage.prepare(who, call, info, length);
    }
    Outcome outcome = dispatch(Origin.signed(who));
    for (TransactionExtension<?, ?, ?>.Passage passage : passages) {
      passage.postDispatch(info, outcome.post(), length);
    }
    return outcome;
  }

  private Outcome dispatch(Origin origin) {
    try {
      return new Outcome(withExtensions(call.dispatch(origin)), null);
    } catch (DispatchException e) {
      return new Outcome(withExtensions(e.post()), e);
    }
  }

  /** A call knows its own weight alone. */
  private PostDispatchInfo withExtensions(PostDispatchInfo post) {
    return new PostDispatchInfo(
        post.actualWeight().map(w -> w.saturatingAdd(info.extensionWeight())), post.pays());
  }

  public boolean isMandatory() {
    return info.dispatchClass() == DispatchClass.MANDATORY;
  }
}
