package io.serinus.primitives.runtime;

import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * What the runtime says of a block's inherents.
 *
 * @param okay whether there is no error
 * @param fatalError whether one of them means that the block can never be valid
 * @param errors by the identifiers of the inherents; each the encoding of an error
 */
public record CheckInherentsResult(boolean okay, boolean fatalError, InherentData errors) {
  public static final CheckInherentsResult OKAY =
      new CheckInherentsResult(true, false, InherentData.EMPTY);

  public static final Codec<CheckInherentsResult> CODEC =
      Codecs.of(
          (v, out) ->
              InherentData.CODEC.encode(v.errors, out.writeBool(v.okay).writeBool(v.fatalError)),
          in ->
              new CheckInherentsResult(in.readBool(), in.readBool(), InherentData.CODEC.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_inherents::CheckInherentsResult",
                  List.of(
                      new TypeInfo.Field("okay", Codecs.BOOL::type, "bool"),
                      new TypeInfo.Field("fatal_error", Codecs.BOOL::type, "bool"),
                      new TypeInfo.Field("errors", InherentData.CODEC::type, "InherentData"))));

  /**
   * With one error more; after a fatal one nothing is added any more, and a fatal one stands alone.
   */
  public CheckInherentsResult withError(Bytes id, Bytes error, boolean fatal) {
    if (fatalError) {
      return this;
    }
    return new CheckInherentsResult(
        false, fatal, (fatal ? InherentData.EMPTY : errors).with(id, error));
  }
}
