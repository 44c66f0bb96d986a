package io.serinus.pallet.parameters;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;

/** A parameter and a value of its type. */
public record ParameterValue(ParameterKey key, Object value) {
  public static final Codec<ParameterValue> CODEC =
      Codecs.of(
          ParameterValue::write, ParameterValue::read, () -> Parameters.definitions().valueType());

  private void write(ScaleWriter out) {
    ParameterKey.CODEC.encode(key, out);
    Parameters.definitions().valueCodec(key).encode(value, out);
  }

  private static ParameterValue read(ScaleReader in) {
    ParameterKey key = ParameterKey.CODEC.decode(in);
    return new ParameterValue(key, Parameters.definitions().valueCodec(key).decode(in));
  }
}
