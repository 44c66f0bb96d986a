package io.serinus.frame.system.extension;

import io.serinus.frame.RuntimeCall;
import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.extrinsic.JudgingExtension;
import io.serinus.frame.system.FrameSystem;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Era;
import io.serinus.primitives.H256;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.Unit;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import java.util.function.Function;

/** Lets a transaction die after its era, and signs for the fork that the era begins on. */
public final class CheckMortality extends JudgingExtension<Era> {
  private static final Codec<Era> CODEC =
      Codecs.mapped(
          Era.CODEC,
          Function.identity(),
          Function.identity(),
          () ->
              new TypeInfo.Composite(
                  "frame_system::extensions::check_mortality::CheckMortality",
                  List.of(new TypeInfo.Param("T", null)),
                  List.of(TypeInfo.Field.unnamed(Era.CODEC::type)),
                  ""));

  private final FrameSystem system;

  public CheckMortality(FrameSystem system) {
    this.system = system;
  }

  @Override
  public String identifier() {
    return "CheckMortality";
  }

  @Override
  public Codec<Era> codec() {
    return CODEC;
  }

  @Override
  public TypeInfo implicitType() {
    return H256.CODEC.type();
  }

  @Override
  public void writeImplicit(Era era, ScaleWriter out) throws TransactionValidityException {
    long birth = era.birth(system.blockNumber());
    H256 hash = system.blockHash(birth);
    if (hash.isZero()) {
      throw new TransactionValidityException(InvalidTransaction.Reason.ANCIENT_BIRTH_BLOCK);
    }
    H256.CODEC.encode(hash, out);
  }

  @Override
  public Weight weight(Era era) {
    return Weight.of(era instanceof Era.Immortal ? 10_450_000 : 10_770_000, 0);
  }

  @Override
  public Validated<Unit> validate(
      AccountId who, Era era, RuntimeCall call, DispatchInfo info, int length) {
    long now = system.blockNumber();
    return new Validated<>(ValidTransaction.DEFAULT.withLongevity(era.death(now) - now), Unit.UNIT);
  }
}
