package io.serinus.primitives;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * From which block to which a transaction holds. Numbers of blocks and periods are not negative.
 */
public sealed interface Era {
  /** Always. */
  record Immortal() implements Era {}

  /**
   * For {@code period} blocks from one whose number is {@code phase} modulo the period.
   *
   * @param period a power of two from 4 to 65536
   * @param phase below the period, and a multiple of {@code period / 4096} where that is above 1
   */
  record Mortal(int period, int phase) implements Era {
    public Mortal {
      if (period < MIN_PERIOD
          || period > MAX_PERIOD
          || Integer.bitCount(period) != 1
          || phase < 0
          || phase >= period
          || phase % quantum(period) != 0) {
        throw new IllegalArgumentException("no era: period " + period + ", phase " + phase);
      }
    }
  }

  int MIN_PERIOD = 4;
  int MAX_PERIOD = 1 << 16;
  Era IMMORTAL = new Immortal();

  /** One byte for immortal, two for mortal. */
  Codec<Era> CODEC = Codecs.of(Era::encode, Era::decode, Era::describe);

  /**
   * An era that holds at a block and for a while after it.
   *
   * @param period how long, rounded up to a power of two and into its range
   * @param current the block it is to hold at
   */
  static Era mortal(long period, long current) {
    int length = MIN_PERIOD;
    while (length < MAX_PERIOD && length < period) {
      length <<= 1;
    }
    int phase = (int) (current & (length - 1));
    return new Mortal(length, phase - phase % quantum(length));
  }

  /** The first block of the era that holds at {@code current}: the one whose hash is signed. */
  default long birth(long current) {
    return switch (this) {
      case Immortal i -> 0;
      case Mortal m -> {
        long from = Math.max(current, m.phase());
        yield (from - m.phase()) / m.period() * m.period() + m.phase();
      }
    };
  }

  /** The first block where the era that holds at {@code current} does not hold any more. */
  default long death(long current) {
    return switch (this) {
      case Immortal i -> -1L;
      case Mortal m -> birth(current) + m.period();
    };
  }

  /** Phases are counted in steps so wide, that they fit in 12 bits. */
  private static int quantum(int period) {
    return Math.max(period >>> 12, 1);
  }

  private static void encode(Era era, ScaleWriter out) {
    switch (era) {
      case Immortal i -> out.writeU8(0);
      case Mortal m -> {
        int size = Math.clamp(Integer.numberOfTrailingZeros(m.period()) - 1, 1, 15);
        out.writeU16(size | m.phase() / quantum(m.period()) << 4);
      }
    }
  }

  private static Era decode(ScaleReader in) {
    int first = in.readU8();
    if (first == 0) {
      return IMMORTAL;
    }
    int encoded = first | in.readU8() << 8;
    int period = 2 << (encoded & 15);
    int phase = (encoded >>> 4) * quantum(period);
    if (period < MIN_PERIOD || phase >= period) {
      throw new ScaleException("no era: period " + period + ", phase " + phase);
    }
    return new Mortal(period, phase);
  }

  private static TypeInfo describe() {
    List<TypeInfo.Variant> variants = new ArrayList<>(256);
    variants.add(new TypeInfo.Variant("Immortal", 0));
    for (int first = 1; first < 256; first++) {
      variants.add(
          new TypeInfo.Variant("Mortal" + first, first, TypeInfo.Field.unnamed(Codecs.U8::type)));
    }
    return new TypeInfo.Variants("sp_runtime::generic::era::Era", variants);
  }
}
