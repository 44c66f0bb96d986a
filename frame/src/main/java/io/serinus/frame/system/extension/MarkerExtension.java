package io.serinus.frame.system.extension;

import io.serinus.frame.RuntimeCall;
import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.extrinsic.TransactionExtension;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Unit;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** An extension that transactions carry no data for, and that remembers nothing. */
public abstract class MarkerExtension extends TransactionExtension<Unit, Unit> {
  private final String identifier;
  private final Codec<Unit> codec;

  /**
   * @param path of its type in metadata, whose last part is its name
   */
  protected MarkerExtension(String path) {
    this.identifier = path.substring(path.lastIndexOf(':') + 1);
    this.codec =
        Codecs.of(
            (v, out) -> {},
            in -> Unit.UNIT,
            () ->
                new TypeInfo.Composite(
                    path, List.of(new TypeInfo.Param("T", null)), List.of(), ""));
  }

  @Override
  public final String identifier() {
    return identifier;
  }

  @Override
  public final Codec<Unit> codec() {
    return codec;
  }

  @Override
  public Unit prepare(AccountId who, Unit data, RuntimeCall call, DispatchInfo info, int length)
      throws TransactionValidityException {
    return Unit.UNIT;
  }
}
