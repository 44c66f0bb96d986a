package io.serinus.pallet.timestamp;

import io.serinus.frame.DispatchException;
import io.serinus.frame.InherentError;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Compact;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.Weighs;
import io.serinus.frame.storage.StorageValue;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The time of each block, in milliseconds since 1970, set once by its author. */
@Pallet("Timestamp")
public final class Timestamp extends PalletBase {
  /** How far ahead of the checking node's clock a block may be, in milliseconds. */
  private static final long MAX_DRIFT = 30_000;

  private static final InherentError TOO_EARLY = error(0);
  private static final InherentError TOO_FAR_IN_FUTURE = error(1);

  private final long minimumPeriod;
  private final LongConsumer onTimestampSet;

  /** The current time for the current block. */
  @Storage StorageValue.WithDefault<Long> now;

  /** Whether the timestamp has been updated in this block. */
  @Storage StorageValue.WithDefault<Boolean> didUpdate;

  /**
   * @param minimumPeriod the least time between blocks
   * @param onTimestampSet who is told of the time, as BABE is
   */
  public Timestamp(long minimumPeriod, LongConsumer onTimestampSet) {
    this.minimumPeriod = minimumPeriod;
    this.onTimestampSet = onTimestampSet;
  }

  private static InherentError error(int kind) {
    return new InherentError(InherentData.TIMESTAMP, Bytes.wrap(new byte[] {(byte) kind}), true);
  }

  /** The types that the runtime chooses. */
  interface Types {
    /** Type used for expressing a timestamp. */
    long moment();
  }

  /** The minimum period between blocks, half of what is expected of them. */
  @Constant
  public long minimumPeriod() {
    return minimumPeriod;
  }

  /** Set the current time, exactly once per block and at least `MinimumPeriod` after the last. */
  @Call(value = 0, dispatchClass = DispatchClass.MANDATORY)
  @Weighs(refTime = 14_050_000, proof = 1_493, reads = 2, writes = 1)
  public void set(Origin origin, @Compact long now) throws DispatchException {
    origin.ensureNone();
    if (didUpdate.exists()) {
      throw new RuntimePanic("Timestamp must be updated only once in the block");
    }
    long before = this.now.get();
    if (before != 0 && Long.compareUnsigned(now, before + minimumPeriod) < 0) {
      throw new RuntimePanic(
          "Timestamp must increment by at least <MinimumPeriod> between sequential blocks");
    }
    this.now.put(now);
    didUpdate.put(true);
    onTimestampSet.accept(now);
  }

  /** The time of the block, in milliseconds since 1970. */
  public long now() {
    return now.get();
  }

  @Override
  public Weight onInitialize(long block) {
    return weight(8_400_000, 0, 0, 0);
  }

  @Override
  public void onFinalize(long block) {
    if (didUpdate.take().isEmpty()) {
      throw new RuntimePanic("Timestamp must be updated once in the block");
    }
  }

  @Override
  public io.serinus.frame.Call createInherent(InherentData data) {
    long given = given(data);
    long next = now.get() + minimumPeriod;
    return new TimestampCall.Set(Long.compareUnsigned(given, next) > 0 ? given : next);
  }

  @Override
  public boolean isInherent(io.serinus.frame.Call call) {
    return call instanceof TimestampCall.Set;
  }

  @Override
  public @Nullable InherentError checkInherent(io.serinus.frame.Call call, InherentData data) {
    if (!(call instanceof TimestampCall.Set(long time))) {
      return null;
    }
    if (Long.compareUnsigned(time, given(data) + MAX_DRIFT) > 0) {
      return TOO_FAR_IN_FUTURE;
    }
    return Long.compareUnsigned(time, now.get() + minimumPeriod) < 0 ? TOO_EARLY : null;
  }

  private static long given(InherentData data) {
    Bytes bytes = data.get(InherentData.TIMESTAMP);
    if (bytes == null) {
      throw new RuntimePanic("Timestamp inherent data must be provided");
    }
    try {
      return Codecs.U64.decode(bytes.unsafeArray());
    } catch (ScaleException e) {
      throw new RuntimePanic("Timestamp inherent data not correctly encoded");
    }
  }
}
