package io.serinus.scale;

import io.serinus.scale.info.TypeInfo;

/** Rust's {@code ()}: nothing, in no bytes. */
public enum Unit {
  UNIT;

  public static final Codec<Unit> CODEC = Codecs.of((v, out) -> {}, in -> UNIT, TypeInfo::unit);
}
