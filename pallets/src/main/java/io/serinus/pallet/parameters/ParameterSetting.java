package io.serinus.pallet.parameters;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.util.Optional;

/** What a parameter is to be set to; empty for its default. */
public record ParameterSetting(ParameterKey key, Optional<Object> value) {
  public static final Codec<ParameterSetting> CODEC =
      Codecs.of(
          ParameterSetting::write,
          ParameterSetting::read,
          () -> Parameters.definitions().settingType());

  /** A value for a parameter. */
  public static <T> ParameterSetting of(Parameter<T> parameter, T value) {
    return new ParameterSetting(parameter.key(), Optional.of(value));
  }

  /** The default for a parameter. */
  public static ParameterSetting none(Parameter<?> parameter) {
    return new ParameterSetting(parameter.key(), Optional.empty());
  }

  private void write(ScaleWriter out) {
    ParameterKey.CODEC.encode(key, out);
    optional(key).encode(value, out);
  }

  private static ParameterSetting read(ScaleReader in) {
    ParameterKey key = ParameterKey.CODEC.decode(in);
    return new ParameterSetting(key, optional(key).decode(in));
  }

  private static Codec<Optional<Object>> optional(ParameterKey key) {
    return Codecs.optional(Parameters.definitions().valueCodec(key));
  }
}
