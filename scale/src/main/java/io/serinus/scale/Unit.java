package io.serinus.scale;

import io.serinus.scale.info.TypeInfo;

/** The type {@code ()}, of which there is one value, written as no bytes. */
public enum Unit {
  UNIT;

  public static final Codec<Unit> CODEC = Codecs.of((v, out) -> {}, in -> UNIT, TypeInfo::unit);
}
