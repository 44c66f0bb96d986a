package io.serinus.scale;

import io.serinus.scale.info.TypeInfo;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The codecs of Java's own types, and the ways to combine codecs.
 *
 * <p>Unsigned integers stand in the next larger Java type ({@code u8} and {@code u16} in {@code
 * int}, {@code u32} in {@code long}), so that they compare and add as numbers do; {@code u64} is a
 * {@code long} read as unsigned.
 */
public final class Codecs {
  private Codecs() {}

  public static final Codec<Boolean> BOOL =
      primitive(TypeInfo.Primitive.BOOL, (v, out) -> out.writeBool(v), ScaleReader::readBool);
  public static final Codec<Integer> U8 =
      primitive(TypeInfo.Primitive.U8, (v, out) -> out.writeU8(v), ScaleReader::readU8);
  public static final Codec<Integer> U16 =
      primitive(TypeInfo.Primitive.U16, (v, out) -> out.writeU16(v), ScaleReader::readU16);
  public static final Codec<Long> U32 =
      primitive(TypeInfo.Primitive.U32, (v, out) -> out.writeU32(v), ScaleReader::readU32);
  public static final Codec<Long> U64 =
      primitive(TypeInfo.Primitive.U64, (v, out) -> out.writeU64(v), ScaleReader::readU64);
  public static final Codec<Integer> I8 =
      primitive(TypeInfo.Primitive.I8, (v, out) -> out.writeU8(v), in -> (int) (byte) in.readU8());
  public static final Codec<Integer> I16 =
      primitive(
          TypeInfo.Primitive.I16, (v, out) -> out.writeU16(v), in -> (int) (short) in.readU16());
  public static final Codec<Integer> I32 =
      primitive(TypeInfo.Primitive.I32, (v, out) -> out.writeU32(v), in -> (int) in.readU32());
  public static final Codec<Long> I64 =
      primitive(TypeInfo.Primitive.I64, (v, out) -> out.writeU64(v), ScaleReader::readU64);
  public static final Codec<String> STR =
      primitive(
          TypeInfo.Primitive.STR,
          (v, out) -> out.writeBytes(v.getBytes(StandardCharsets.UTF_8)),
          Codecs::readString);

  public static final Codec<Long> COMPACT_U32 =
      new SimpleCodec<>(
          (v, out) -> out.writeCompact(v),
          ScaleReader::readCompactU32,
          () -> new TypeInfo.Compact(U32::type));
  public static final Codec<Long> COMPACT_U64 =
      new SimpleCodec<>(
          (v, out) -> out.writeCompact(v),
          ScaleReader::readCompact,
          () -> new TypeInfo.Compact(U64::type));
  public static final Codec<Integer> COMPACT_U16 = compactInt(U16, 0xffff);
  public static final Codec<Integer> COMPACT_U8 = compactInt(U8, 0xff);

  /** A compact integer of any size; metadata has no name for it and calls it a {@code u256}. */
  public static final Codec<BigInteger> COMPACT_BIG =
      new SimpleCodec<>(
          (v, out) -> out.writeCompact(v),
          ScaleReader::readCompactBig,
          () -> new TypeInfo.Compact(() -> TypeInfo.Primitive.U256));

  /** The bytes of a {@code Vec<u8>}. The caller must not change an array it has handed over. */
  public static final Codec<byte[]> BYTES =
      new SimpleCodec<>(
          (v, out) -> out.writeBytes(v),
          ScaleReader::readBytes,
          () -> new TypeInfo.Sequence(U8::type));

  /** Writes one value. */
  @FunctionalInterface
  public interface Encoder<T> {
    void encode(T value, ScaleWriter out);
  }

  private record SimpleCodec<T>(
      Encoder<T> encoder,
      Function<ScaleReader, T> decoder,
      java.util.function.Supplier<TypeInfo> info)
      implements Codec<T> {
    @Override
    public void encode(T value, ScaleWriter out) {
      encoder.encode(value, out);
    }

    @Override
    public T decode(ScaleReader in) {
      return decoder.apply(in);
    }

    @Override
    public TypeInfo type() {
      return info.get();
    }
  }

  /** A codec from its three parts. */
  public static <T> Codec<T> of(
      Encoder<T> encoder,
      Function<ScaleReader, T> decoder,
      java.util.function.Supplier<TypeInfo> type) {
    return new SimpleCodec<>(encoder, decoder, type);
  }

  /** A codec of values that are written as another type's values are, under their own type. */
  public static <T, R> Codec<T> mapped(
      Codec<R> codec,
      Function<T, R> to,
      Function<R, T> from,
      java.util.function.Supplier<TypeInfo> type) {
    return new SimpleCodec<>(
        (v, out) -> codec.encode(to.apply(v), out), in -> from.apply(codec.decode(in)), type);
  }

  /** An array of {@code length} bytes, {@code [u8; length]}. */
  public static Codec<byte[]> fixedBytes(int length) {
    return new SimpleCodec<>(
        (v, out) -> {
          if (v.length != length) {
            throw new IllegalArgumentException(v.length + " bytes where " + length + " belong");
          }
          out.writeFixed(v);
        },
        in -> in.readFixed(length),
        () -> new TypeInfo.Array(length, U8::type));
  }

  /** {@code Vec<T>}. */
  public static <T> Codec<List<T>> list(Codec<T> element) {
    return list(element, Integer.MAX_VALUE);
  }

  /**
   * {@code Vec<T>} of at most {@code bound} elements: more do not decode.
   *
   * @param bound the most elements
   */
  public static <T> Codec<List<T>> list(Codec<T> element, int bound) {
    return new SimpleCodec<>(
        (v, out) -> writeAll(element, v, out),
        in -> readAll(element, bound, in),
        () -> new TypeInfo.Sequence(element::type));
  }

  /** An array of {@code length} elements, {@code [T; length]}: no length is written. */
  public static <T> Codec<List<T>> array(Codec<T> element, int length) {
    return new SimpleCodec<>(
        (v, out) -> {
          if (v.size() != length) {
            throw new IllegalArgumentException(v.size() + " elements where " + length + " belong");
          }
          for (T value : v) {
            element.encode(value, out);
          }
        },
        in -> {
          List<T> out = new ArrayList<>(length);
          for (int i = 0; i < length; i++) {
            out.add(element.decode(in));
          }
          return java.util.Collections.unmodifiableList(out);
        },
        () -> new TypeInfo.Array(length, element::type));
  }

  /** A codec that is looked up at its first use: for types that hold themselves. */
  public static <T> Codec<T> lazy(java.util.function.Supplier<Codec<T>> codec) {
    return new SimpleCodec<>(
        (v, out) -> codec.get().encode(v, out),
        in -> {
          in.enter();
          T value = codec.get().decode(in);
          in.leave();
          return value;
        },
        () -> codec.get().type());
  }

  /** {@code BoundedVec<T, S>}: a list of at most {@code bound} elements. */
  public static <T> Codec<List<T>> boundedList(Codec<T> element, int bound) {
    return named(list(element, bound), BOUNDED_VEC, element);
  }

  /** {@code WeakBoundedVec<T, S>}: a list that ought not be longer, yet decodes when it is. */
  public static <T> Codec<List<T>> weakBoundedList(Codec<T> element) {
    return named(list(element), WEAK_BOUNDED_VEC, element);
  }

  private static final String BOUNDED_VEC = "bounded_collections::bounded_vec::BoundedVec";
  private static final String WEAK_BOUNDED_VEC =
      "bounded_collections::weak_bounded_vec::WeakBoundedVec";

  private static <T> Codec<List<T>> named(Codec<List<T>> list, String path, Codec<T> element) {
    return mapped(
        list,
        Function.identity(),
        Function.identity(),
        () -> bounded(path, element::type, list::type));
  }

  /** What metadata says of a bounded collection: a struct around the unbounded one. */
  public static TypeInfo bounded(
      String path,
      java.util.function.Supplier<TypeInfo> element,
      java.util.function.Supplier<TypeInfo> inner) {
    return new TypeInfo.Composite(
        path,
        List.of(new TypeInfo.Param("T", element), new TypeInfo.Param("S", null)),
        List.of(TypeInfo.Field.unnamed(inner)),
        "");
  }

  /** {@code Option<T>}. */
  public static <T> Codec<Optional<T>> optional(Codec<T> some) {
    return new SimpleCodec<>(
        (v, out) -> {
          out.writeU8(v.isPresent() ? 1 : 0);
          if (v.isPresent()) {
            some.encode(v.get(), out);
          }
        },
        in -> in.readBool() ? Optional.of(some.decode(in)) : Optional.empty(),
        () ->
            new TypeInfo.Variants(
                "Option",
                List.of(new TypeInfo.Param("T", some::type)),
                List.of(
                    new TypeInfo.Variant("None", 0),
                    new TypeInfo.Variant("Some", 1, TypeInfo.Field.unnamed(some::type))),
                ""));
  }

  /**
   * An enum whose variants hold nothing, each with its ordinal as its index, under the constants'
   * names as Rust writes them: {@code UNKNOWN_ASSET} is {@code UnknownAsset}.
   *
   * @param values all constants, in order
   */
  public static <E extends Enum<E>> Codec<E> enumeration(String path, E[] values) {
    return enumeration(path, values, value -> camelCase(value.name()));
  }

  /**
   * As {@link #enumeration(String, Enum[])}, where names are not as the rule has them.
   *
   * @param name what Rust calls the variant
   */
  public static <E extends Enum<E>> Codec<E> enumeration(
      String path, E[] values, Function<E, String> name) {
    return new SimpleCodec<>(
        (v, out) -> out.writeU8(v.ordinal()),
        in -> {
          int index = in.readU8();
          if (index >= values.length) {
            throw new ScaleException("no variant " + index + " of " + path);
          }
          return values[index];
        },
        () -> {
          List<TypeInfo.Variant> variants = new ArrayList<>(values.length);
          for (E value : values) {
            variants.add(new TypeInfo.Variant(name.apply(value), value.ordinal()));
          }
          return new TypeInfo.Variants(path, variants);
        });
  }

  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder(constant.length());
    boolean start = true;
    for (int i = 0; i < constant.length(); i++) {
      char c = constant.charAt(i);
      if (c != '_') {
        name.append(start ? c : Character.toLowerCase(c));
      }
      start = c == '_';
    }
    return name.toString();
  }

  /** {@code BTreeMap<K, V>}; keys that are out of order or twice do not decode. */
  public static <K, V> Codec<SortedMap<K, V>> map(
      Codec<K> key, Codec<V> value, Comparator<? super K> order) {
    Codec<List<Tuple2<K, V>>> entries = list(Tuple2.codec(key, value));
    return new SimpleCodec<>(
        (v, out) -> {
          out.writeCompact(v.size());
          for (Map.Entry<K, V> entry : v.entrySet()) {
            key.encode(entry.getKey(), out);
            value.encode(entry.getValue(), out);
          }
        },
        in -> {
          SortedMap<K, V> out = new TreeMap<>(order);
          int length = in.readLength(0);
          for (int i = 0; i < length; i++) {
            K k = key.decode(in);
            requireAscending(out.isEmpty() ? null : out.lastKey(), k, order);
            out.put(k, value.decode(in));
          }
          return out;
        },
        () ->
            new TypeInfo.Composite(
                "BTreeMap",
                List.of(new TypeInfo.Param("K", key::type), new TypeInfo.Param("V", value::type)),
                List.of(TypeInfo.Field.unnamed(entries::type)),
                ""));
  }

  /** {@code BTreeMap<K, V>} in the natural order of its keys. */
  public static <K extends Comparable<? super K>, V> Codec<SortedMap<K, V>> map(
      Codec<K> key, Codec<V> value) {
    return map(key, value, Comparator.naturalOrder());
  }

  /** {@code BTreeSet<T>}; elements that are out of order or twice do not decode. */
  public static <T extends Comparable<? super T>> Codec<SortedSet<T>> set(Codec<T> element) {
    Codec<List<T>> elements = list(element);
    return new SimpleCodec<>(
        (v, out) -> writeAll(element, v, out),
        in -> {
          SortedSet<T> out = new TreeSet<>();
          int length = in.readLength(0);
          for (int i = 0; i < length; i++) {
            T next = element.decode(in);
            requireAscending(out.isEmpty() ? null : out.last(), next, Comparator.naturalOrder());
            out.add(next);
          }
          return out;
        },
        () ->
            new TypeInfo.Composite(
                "BTreeSet",
                List.of(new TypeInfo.Param("T", element::type)),
                List.of(TypeInfo.Field.unnamed(elements::type)),
                ""));
  }

  private static <T> void requireAscending(
      @org.jspecify.annotations.Nullable T last, T next, Comparator<? super T> order) {
    if (last != null && order.compare(last, next) >= 0) {
      throw new ScaleException("the elements of a sorted collection are out of order");
    }
  }

  private static <T> void writeAll(Codec<T> element, Collection<T> values, ScaleWriter out) {
    out.writeCompact(values.size());
    for (T value : values) {
      element.encode(value, out);
    }
  }

  private static <T> List<T> readAll(Codec<T> element, int bound, ScaleReader in) {
    int length = in.readLength(0);
    if (length > bound) {
      throw new ScaleException(length + " elements where " + bound + " are the most");
    }
    int left = in.remaining();
    if (length > left && (length > MAX_EMPTY || left > 0 || length > 0 && takesBytes(element))) {
      throw new ScaleException("a length of " + length + " with " + left + " bytes left");
    }
    List<T> out = new ArrayList<>(Math.min(length, 1024));
    for (int i = 0; i < length; i++) {
      out.add(element.decode(in));
    }
    return java.util.Collections.unmodifiableList(out);
  }

  /** So many elements that take no bytes at all may a list have. */
  private static final int MAX_EMPTY = 16_384;

  private static boolean takesBytes(Codec<?> element) {
    try {
      element.decode(new ScaleReader(new byte[0]));
      return false;
    } catch (ScaleException e) {
      return true;
    }
  }

  private static String readString(ScaleReader in) {
    byte[] bytes = in.readBytes();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ScaleException("no UTF-8 text");
    }
  }

  private static <T> Codec<T> primitive(
      TypeInfo.Primitive type, Encoder<T> encoder, Function<ScaleReader, T> decoder) {
    return new SimpleCodec<>(encoder, decoder, () -> type);
  }

  private static Codec<Integer> compactInt(Codec<Integer> of, int max) {
    return new SimpleCodec<>(
        (v, out) -> out.writeCompact(v),
        in -> {
          long value = in.readCompact();
          if (Long.compareUnsigned(value, max) > 0) {
            throw new ScaleException("a compact integer above " + max);
          }
          return (int) value;
        },
        () -> new TypeInfo.Compact(of::type));
  }
}
