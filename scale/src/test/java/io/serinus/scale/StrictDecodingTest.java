package io.serinus.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.scale.info.TypeInfo;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no encoder writes does not decode, and costs no memory. */
class StrictDecodingTest {
  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  private static void assertRefused(Codec<?> codec, String bytes) {
    assertThatThrownBy(() -> codec.decode(hex(bytes))).isInstanceOf(ScaleException.class);
  }

  @Test
  void bytesLeftOver() {
    assertRefused(Codecs.U8, "0102");
    assertRefused(Unit.CODEC, "00");
    assertRefused(Codecs.STR, "0441 42");
    assertRefused(Tuple2.codec(Codecs.U8, Codecs.BOOL), "010101");
  }

  @Test
  void bytesMissing() {
    for (Codec<?> codec :
        List.of(Codecs.BOOL, Codecs.U8, Codecs.U16, Codecs.U32, Codecs.U64, Codecs.COMPACT_U32)) {
      assertRefused(codec, "");
    }
    assertRefused(Codecs.U64, "00000000000000");
    assertRefused(Codecs.fixedBytes(4), "000000");
    assertRefused(Codecs.COMPACT_U64, "01");
    assertRefused(Codecs.COMPACT_U64, "020000");
    assertRefused(Codecs.COMPACT_U64, "1300000000");
  }

  /** Each value has one encoding: the shortest. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100", // 0 in two bytes
        "fd00", // 63 in two
        "02000000", // 0 in four
        "fdff0000 00", // 16383 in two, and more behind it
        "feff0000", // 16383 in four
        "03ffffff3f", // 2^30 - 1 behind a length
        "0300000000", // 0 behind a length
        "070000000000", // 0 in five
        "07ffffffff00", // 2^32 - 1 in five
        "13ffffffffffffff00" // 2^56 - 1 in eight
      })
  void overlongCompacts(String bytes) {
    assertRefused(Codecs.COMPACT_U64, bytes);
    assertRefused(Codecs.COMPACT_BIG, bytes);
  }

  @Test
  void overlongBigCompacts() {
    assertRefused(Codecs.COMPACT_BIG, "17 ffffffffffffffff 00");
    assertThat(Codecs.COMPACT_BIG.decode(hex("17 000000000000000001")).bitLength()).isEqualTo(65);
    assertRefused(Codecs.COMPACT_BIG, "ff" + "00".repeat(67));
    assertThat(Codecs.COMPACT_BIG.decode(hex("ff" + "00".repeat(66) + "01")).bitLength())
        .isEqualTo(529);
  }

  @Test
  void compactsThatDoNotFit() {
    assertRefused(Codecs.COMPACT_U8, "0104");
    assertRefused(Codecs.COMPACT_U16, "02000400");
    assertRefused(Codecs.COMPACT_U32, "07 0000000001");
    assertRefused(Codecs.COMPACT_U64, "17 000000000000000001");
    assertThat(Codecs.COMPACT_U64.decode(hex("13 ffffffffffffffff"))).isEqualTo(-1L);
    assertThat(Codecs.COMPACT_U32.decode(hex("03 ffffffff"))).isEqualTo(0xffff_ffffL);
    assertThat(Codecs.COMPACT_U8.decode(hex("fd03"))).isEqualTo(255);
  }

  /** A length of 2^32 - 1 or so, with nothing behind it. */
  @ParameterizedTest
  @ValueSource(strings = {"03ffffffff", "feffffff", "03ffffff7f", "fd03", "0b00407a10f35a"})
  void impossibleLengths(String bytes) {
    assertRefused(Codecs.BYTES, bytes);
    assertRefused(Codecs.STR, bytes);
    assertRefused(Bytes.CODEC, bytes);
    assertRefused(BitSequence.CODEC, bytes);
    assertRefused(Codecs.list(Codecs.U8), bytes);
    assertRefused(Codecs.list(Codecs.U64), bytes);
    assertRefused(Codecs.map(Codecs.U32, Codecs.U32), bytes);
    assertRefused(Codecs.set(Codecs.U32), bytes);
  }

  /** Elements without bytes must not make a list of any length out of five bytes. */
  @Test
  void listsOfNothing() {
    Codec<List<Unit>> units = Codecs.list(Unit.CODEC);
    assertThat(units.decode(hex("0c"))).hasSize(3);
    assertRefused(units, "03ffffff7f");
    assertRefused(units, "02000400");
  }

  @Test
  void bounds() {
    Codec<List<Integer>> two = Codecs.boundedList(Codecs.U8, 2);
    assertThat(two.decode(hex("080102"))).containsExactly(1, 2);
    assertRefused(two, "0c010203");
    assertRefused(Bytes.boundedCodec(2), "0c010203");
    assertThat(Bytes.weakBoundedCodec().decode(hex("0c010203")).length()).isEqualTo(3);
  }

  @Test
  void valuesThatAreNone() {
    assertRefused(Codecs.BOOL, "02");
    assertRefused(Codecs.optional(Codecs.U8), "0201");
    assertRefused(Result.codec(Codecs.U8, Codecs.U8), "0201");
    assertRefused(Codecs.STR, "04ff");
    assertRefused(Codecs.STR, "08c0af"); // a slash written too long
    assertRefused(Codecs.STR, "0ceda080"); // half of a surrogate pair
  }

  @Test
  void sortedCollections() {
    Codec<?> set = Codecs.set(Codecs.U8);
    assertThat(set.decode(hex("080102"))).hasToString("[1, 2]");
    assertRefused(set, "080201");
    assertRefused(set, "080101");
    Codec<?> map = Codecs.map(Codecs.U8, Codecs.U8);
    assertThat(map.decode(hex("0801050206"))).hasToString("{1=5, 2=6}");
    assertRefused(map, "0802050106");
    assertRefused(map, "0801050106");
  }

  /** A type that holds itself: {@code enum Nest { End, In(Box<Nest>) }}. */
  private record Nest(int depth) {
    static final Codec<Nest> CODEC =
        Codecs.of(
            (v, out) -> {
              for (int i = 0; i < v.depth(); i++) {
                out.writeU8(1);
              }
              out.writeU8(0);
            },
            Nest::decode,
            TypeInfo::unit);

    private static Nest decode(ScaleReader in) {
      in.enter();
      Nest nest = in.readBool() ? new Nest(decode(in).depth() + 1) : new Nest(0);
      in.leave();
      return nest;
    }
  }

  @Test
  void depth() {
    Nest deepest = new Nest(ScaleReader.MAX_DEPTH - 1);
    assertThat(Nest.CODEC.decode(Nest.CODEC.encode(deepest))).isEqualTo(deepest);
    byte[] deeper = Nest.CODEC.encode(new Nest(ScaleReader.MAX_DEPTH));
    assertThatThrownBy(() -> Nest.CODEC.decode(deeper)).isInstanceOf(ScaleException.class);
    byte[] endless = Nest.CODEC.encode(new Nest(100_000));
    assertThatThrownBy(() -> Nest.CODEC.decode(endless)).isInstanceOf(ScaleException.class);
    // Depth counts nesting, not the number of values.
    Codec<List<Nest>> many = Codecs.list(Nest.CODEC);
    List<Nest> siblings = java.util.Collections.nCopies(1000, new Nest(3));
    assertThat(many.decode(many.encode(siblings))).isEqualTo(siblings);
  }

  /** The one leniency, the reference's too: bits behind the last one are read and forgotten. */
  @Test
  void looseBitsAreForgotten() {
    BitSequence bits = BitSequence.CODEC.decode(hex("0cff"));
    assertThat(bits).isEqualTo(BitSequence.of(true, true, true));
    assertThat(BitSequence.CODEC.encode(bits)).isEqualTo(hex("0c07"));
    assertRefused(BitSequence.CODEC, "24ff");
    assertRefused(BitSequence.CODEC, "00ff");
  }

  private static final Codec<?> EVERYTHING =
      Tuple5.codec(
          Codecs.list(Tuple2.codec(Codecs.COMPACT_BIG, Codecs.optional(Codecs.STR))),
          Codecs.map(Codecs.U16, Bytes.CODEC),
          Codecs.optional(Codecs.COMPACT_U8),
          Result.codec(
              Codecs.set(Codecs.COMPACT_U32), Tuple3.codec(Codecs.I8, Codecs.I64, Unit.CODEC)),
          Tuple4.codec(
              Codecs.COMPACT_U64, Codecs.BOOL, Codecs.fixedBytes(3), Codecs.list(Unit.CODEC)));

  /** Any bytes are a value, whose encoding they are, or a {@link ScaleException}; nothing else. */
  @Property(tries = 3000)
  void fuzz(@ForAll @Size(max = 80) byte[] bytes) {
    assertValueOrException(EVERYTHING, bytes);
  }

  /** The same with bytes that are small, which get further. */
  @Property(tries = 3000)
  void fuzzWithSmallBytes(@ForAll @Size(max = 60) List<Boolean> bits) {
    byte[] bytes = new byte[bits.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (bits.get(i) ? 4 : 0);
    }
    assertValueOrException(EVERYTHING, bytes);
  }

  private static <T> void assertValueOrException(Codec<T> codec, byte[] bytes) {
    T value;
    try {
      value = codec.decode(bytes);
    } catch (ScaleException e) {
      assertThat(e).hasMessageMatching(".+");
      return;
    }
    assertThat(codec.encode(value)).isEqualTo(bytes);
  }
}
