package io.serinus.frame.storage;

import io.serinus.scale.Codec;
import io.serinus.scale.ScaleReader;
import java.util.function.Supplier;

/** The default of a type is what zeros decode to: 0, none, the empty list, the first variant. */
final class Defaults {
  private static final byte[] ZEROS = new byte[4096];

  private Defaults() {}

  static <V> Supplier<V> of(Codec<V> codec) {
    return () -> codec.decode(new ScaleReader(ZEROS));
  }
}
