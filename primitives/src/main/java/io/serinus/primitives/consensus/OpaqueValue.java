package io.serinus.primitives.consensus;

import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** A value that only the runtime can read, such as a proof of a GRANDPA key. */
public record OpaqueValue(Bytes bytes) {
  public static final Codec<OpaqueValue> CODEC =
      Codecs.mapped(
          Bytes.CODEC,
          OpaqueValue::bytes,
          OpaqueValue::new,
          () ->
              new TypeInfo.Composite(
                  "sp_runtime::OpaqueValue",
                  List.of(new TypeInfo.Field("", Bytes.CODEC::type, "Vec<u8>"))));
}
