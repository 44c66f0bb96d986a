package io.serinus.frame;

import io.serinus.hostapi.Host;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.TransactionalError;
import io.serinus.scale.Codec;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.Optional;

/** A call of the runtime: the pallet and its call, which FRAME knows as {@code RuntimeCall}. */
public record RuntimeCall(PalletModule pallet, Call call) {
  /** The codec in the runtime that is running. Calls inside calls are read up to a depth. */
  public static final Codec<RuntimeCall> CODEC = new CallCodec();

  /** What the call weighs before it is dispatched. */
  public DispatchInfo info() {
    return pallet.info(call);
  }

  /** Whether the call is one of the given pallet. */
  public boolean isOf(PalletBase other) {
    return pallet.pallet().equals(other);
  }

  /**
   * Runs the call, if the origin lets it through; what it changed is undone when it fails.
   *
   * @throws DispatchException with {@code CallFiltered} of System if the origin's filters refuse it
   */
  public PostDispatchInfo dispatch(Origin origin) throws DispatchException {
    if (!origin.allows(this)) {
      throw Runtime.current().system().callFiltered();
    }
    return dispatchBypassingFilter(origin);
  }

  /** Runs the call whatever the origin's filters say. */
  public PostDispatchInfo dispatchBypassingFilter(Origin origin) throws DispatchException {
    return StorageLayer.run(() -> pallet.run(call, origin));
  }

  /** As {@link #dispatch}, where a failure is no exception. */
  public DispatchOutcome attempt(Origin origin) {
    return outcome(() -> dispatch(origin));
  }

  /** As {@link #dispatchBypassingFilter}, where a failure is no exception. */
  public DispatchOutcome attemptBypassingFilter(Origin origin) {
    return outcome(() -> dispatchBypassingFilter(origin));
  }

  private static DispatchOutcome outcome(StorageLayer.Work<PostDispatchInfo> dispatch) {
    try {
      return new DispatchOutcome(dispatch.run(), Optional.empty());
    } catch (DispatchException e) {
      return new DispatchOutcome(e.post(), Optional.of(e.error()));
    }
  }

  /** The call's encoding. */
  public byte[] encoded() {
    return CODEC.encode(this);
  }

  /** The Blake2-256 hash of the call's encoding. */
  public io.serinus.primitives.H256 hash() {
    return io.serinus.primitives.H256.wrap(Host.api().blake2b256(encoded()));
  }

  static DispatchException tooManyLayers() {
    return new DispatchException(new DispatchError.Transactional(TransactionalError.LIMIT_REACHED));
  }

  private static final class CallCodec implements Codec<RuntimeCall> {
    @Override
    public void encode(RuntimeCall value, ScaleWriter out) {
      out.writeU8(value.pallet.index());
      value.pallet.calls().encode(value.call, out);
    }

    @Override
    public RuntimeCall decode(ScaleReader in) {
      in.enter();
      PalletModule pallet = Runtime.current().callable(in.readU8());
      Call call = pallet.calls().decode(in);
      in.leave();
      return new RuntimeCall(pallet, call);
    }

    @Override
    public TypeInfo type() {
      return Runtime.current().outerTypes().call();
    }
  }
}
