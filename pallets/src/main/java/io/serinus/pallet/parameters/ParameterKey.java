package io.serinus.pallet.parameters;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/**
 * Which parameter: the group's number and the parameter's in it. Only those that the running
 * runtime defines decode.
 */
public record ParameterKey(int group, int index) {
  public static final Codec<ParameterKey> CODEC =
      Codecs.of(
          (v, out) -> out.writeU8(v.group).writeU8(v.index),
          in -> {
            ParameterKey key = new ParameterKey(in.readU8(), in.readU8());
            return Parameters.definitions().parameter(key).key();
          },
          () -> Parameters.definitions().keyType());
}
