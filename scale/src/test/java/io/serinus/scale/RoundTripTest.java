package io.serinus.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private static <T> void assertRoundTrip(Codec<T> codec, T value) {
    assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
  }

  private static <T> String hex(Codec<T> codec, T value) {
    return HexFormat.of().formatHex(codec.encode(value));
  }

  /** Longs of all lengths. */
  @Provide
  Arbitrary<Long> longs() {
    return Arbitraries.integers()
        .between(0, 63)
        .flatMap(shift -> Arbitraries.longs().map(v -> v >>> shift));
  }

  @Provide
  Arbitrary<BigInteger> bigs() {
    return Arbitraries.integers()
        .between(0, 536)
        .flatMap(
            bits ->
                Arbitraries.bigIntegers()
                    .between(
                        BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE)));
  }

  @Property(tries = 500)
  void integers(@ForAll long value) {
    assertRoundTrip(Codecs.U64, value);
    assertRoundTrip(Codecs.I64, value);
    assertRoundTrip(Codecs.U32, value & 0xffff_ffffL);
    assertRoundTrip(Codecs.I32, (int) value);
    assertRoundTrip(Codecs.U16, (int) value & 0xffff);
    assertRoundTrip(Codecs.I16, (int) (short) value);
    assertRoundTrip(Codecs.U8, (int) value & 0xff);
    assertRoundTrip(Codecs.I8, (int) (byte) value);
  }

  @Property(tries = 1000)
  void compacts(@ForAll("longs") long value) {
    assertRoundTrip(Codecs.COMPACT_U64, value);
    assertRoundTrip(Codecs.COMPACT_U32, value >>> 32);
    assertRoundTrip(Codecs.COMPACT_U16, (int) (value >>> 48));
    assertRoundTrip(Codecs.COMPACT_U8, (int) (value >>> 56));
    // All ways of writing one agree.
    BigInteger big = new BigInteger(Long.toUnsignedString(value));
    byte[] bytes = Codecs.COMPACT_U64.encode(value);
    assertThat(Codecs.COMPACT_BIG.encode(big)).isEqualTo(bytes);
    assertThat(new ScaleWriter().writeCompact(0, value).toByteArray()).isEqualTo(bytes);
  }

  @Property(tries = 1000)
  void bigCompacts(@ForAll("bigs") BigInteger value) {
    byte[] bytes = Codecs.COMPACT_BIG.encode(value);
    assertThat(Codecs.COMPACT_BIG.decode(bytes)).isEqualTo(value);
    if (value.bitLength() <= 128) {
      long high = value.shiftRight(64).longValue();
      assertThat(new ScaleWriter().writeCompact(high, value.longValue()).toByteArray())
          .isEqualTo(bytes);
    }
  }

  @Test
  void compactsOutOfRange() {
    for (BigInteger none : List.of(BigInteger.ONE.negate(), BigInteger.ONE.shiftLeft(536))) {
      assertThatThrownBy(() -> Codecs.COMPACT_BIG.encode(none))
          .isInstanceOf(IllegalArgumentException.class);
    }
    BigInteger largest = BigInteger.ONE.shiftLeft(536).subtract(BigInteger.ONE);
    assertThat(hex(Codecs.COMPACT_BIG, largest)).isEqualTo("ff".repeat(68));
  }

  /** The examples of the Polkadot specification and of the reference documentation of SCALE. */
  @Test
  void publishedExamples() {
    assertThat(hex(Codecs.COMPACT_U32, 0L)).isEqualTo("00");
    assertThat(hex(Codecs.COMPACT_U32, 1L)).isEqualTo("04");
    assertThat(hex(Codecs.COMPACT_U32, 42L)).isEqualTo("a8");
    assertThat(hex(Codecs.COMPACT_U32, 69L)).isEqualTo("1501");
    assertThat(hex(Codecs.COMPACT_U32, 65_535L)).isEqualTo("feff0300");
    assertThat(hex(Codecs.COMPACT_U64, 100_000_000_000_000L)).isEqualTo("0b00407a10f35a");
    assertThat(hex(Codecs.I8, 69)).isEqualTo("45");
    assertThat(hex(Codecs.U16, 42)).isEqualTo("2a00");
    assertThat(hex(Codecs.U32, 16_777_215L)).isEqualTo("ffffff00");
    assertThat(hex(Codecs.list(Codecs.U16), List.of(4, 8, 15, 16, 23, 42)))
        .isEqualTo("18040008000f00100017002a00");
    assertThat(hex(Tuple2.codec(Codecs.COMPACT_U32, Codecs.BOOL), new Tuple2<>(3L, false)))
        .isEqualTo("0c00");
    assertThat(hex(Result.codec(Codecs.U8, Codecs.BOOL), Result.ok(42))).isEqualTo("002a");
    assertThat(hex(Result.codec(Codecs.U8, Codecs.BOOL), Result.err(false))).isEqualTo("0100");
    assertThat(hex(Codecs.optional(Codecs.U32), Optional.of(1L))).isEqualTo("0101000000");
    assertThat(hex(Codecs.STR, "Hamlet")).isEqualTo("1848616d6c6574");
    assertThat(hex(BitSequence.CODEC, BitSequence.of(false, true, true))).isEqualTo("0c06");
  }

  @Property(tries = 300)
  void texts(@ForAll @Size(max = 20) List<@IntRange(max = 0x10ffff) Integer> points) {
    StringBuilder text = new StringBuilder();
    for (int point : points) {
      if (point < 0xd800 || point > 0xdfff) {
        text.appendCodePoint(point);
      }
    }
    assertRoundTrip(Codecs.STR, text.toString());
  }

  @Property(tries = 300)
  void bits(@ForAll boolean[] bits) {
    BitSequence sequence = BitSequence.of(bits);
    assertRoundTrip(BitSequence.CODEC, sequence);
    assertThat(sequence.length()).isEqualTo(bits.length);
    int count = 0;
    BitSequence built = BitSequence.ofLength(bits.length);
    for (int i = 0; i < bits.length; i++) {
      assertThat(sequence.get(i)).isEqualTo(bits[i]);
      built = built.with(i, true).with(i, bits[i]);
      count += bits[i] ? 1 : 0;
    }
    assertThat(built).isEqualTo(sequence).hasSameHashCodeAs(sequence);
    assertThat(sequence.count()).isEqualTo(count);
    assertThat(sequence.get(bits.length)).isFalse();
  }

  @Property(tries = 200)
  void collections(
      @ForAll @Size(max = 30) Map<@LongRange(max = 0xffff_ffffL) Long, String> map,
      @ForAll @Size(max = 30) List<Boolean> list,
      @ForAll @Size(max = 200) byte[] bytes) {
    SortedMap<Long, byte[]> sorted = new TreeMap<>();
    map.keySet().forEach(key -> sorted.put(key, bytes));
    Codec<SortedMap<Long, byte[]>> codec = Codecs.map(Codecs.U32, Codecs.BYTES);
    SortedMap<Long, byte[]> decoded = codec.decode(codec.encode(sorted));
    assertThat(decoded.keySet()).isEqualTo(sorted.keySet());
    assertThat(decoded.values()).allMatch(value -> Arrays.equals(value, bytes));
    assertRoundTrip(Codecs.set(Codecs.U32), new TreeSet<>(map.keySet()));
    assertRoundTrip(
        Codecs.list(Codecs.optional(Codecs.BOOL)), list.stream().map(Optional::of).toList());
    assertRoundTrip(Bytes.CODEC, Bytes.of(bytes));
  }

  private enum Answer {
    YES,
    NOT_AT_ALL
  }

  @Test
  void enumerations() {
    Codec<Answer> codec = Codecs.enumeration("a::Answer", Answer.values());
    assertThat(hex(codec, Answer.NOT_AT_ALL)).isEqualTo("01");
    assertRoundTrip(codec, Answer.YES);
    assertThatThrownBy(() -> codec.decode(new byte[] {2})).isInstanceOf(ScaleException.class);
    assertThat(codec.type().toString()).contains("NotAtAll");
  }

  @Test
  void bytesAreOrderedAndImmutable() {
    byte[] source = {1, 2};
    Bytes bytes = Bytes.of(source);
    source[0] = 9;
    bytes.toArray()[0] = 9;
    assertThat(bytes).hasToString("0x0102").isEqualTo(Bytes.of((byte) 1, (byte) 2));
    assertThat(bytes).isLessThan(Bytes.of((byte) 0x80)).isGreaterThan(Bytes.of((byte) 1));
    assertThat(bytes.startsWith(Bytes.of((byte) 1))).isTrue();
    assertThat(bytes.startsWith(Bytes.of((byte) 2))).isFalse();
    assertThat(bytes.startsWith(Bytes.of((byte) 1, (byte) 2, (byte) 3))).isFalse();
  }

  @Property(tries = 200)
  void hexadecimal(@ForAll @Size(max = 40) byte[] bytes) {
    String digits = HexFormat.of().formatHex(bytes);
    assertThat(Hex.format(bytes)).isEqualTo("0x" + digits);
    assertThat(Hex.parse(digits)).isEqualTo(bytes);
    assertThat(Hex.parse("0x" + digits.toUpperCase(java.util.Locale.ROOT))).isEqualTo(bytes);
  }

  @Test
  void textsThatAreNotHexadecimal() {
    for (String none :
        List.of("0", "0x0", "0g", "zz", "0x ", "\u0660\u0660", "@@", "``", "//", "::")) {
      assertThatThrownBy(() -> Hex.parse(none)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aReaderOfARangeStaysWithinIt() {
    ScaleReader in = new ScaleReader(new byte[] {9, 1, 2, 9}, 1, 2);
    int from = in.position();
    assertThat(in.readU16()).isEqualTo(0x0201);
    assertThat(in.since(from)).containsExactly(1, 2);
    in.requireEnd();
    assertThatThrownBy(in::readU8).isInstanceOf(ScaleException.class);
  }
}
