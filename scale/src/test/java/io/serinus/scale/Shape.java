package io.serinus.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A type of which another implementation knows as well.
 *
 * @param type its name there
 * @param codec ours
 * @param draw a random value
 * @param show a value as the other takes and gives it
 */
record Shape<T>(
    JsonNode type, Codec<T> codec, Function<Random, T> draw, Function<T, JsonNode> show) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Integers of this type, of every length up to its own. */
  private static <T> Shape<T> integer(
      String name, Codec<T> codec, int bits, Function<BigInteger, T> of) {
    boolean signed = name.startsWith("i");
    return new Shape<>(
        JSON.textNode(name),
        codec,
        random -> {
          BigInteger size = new BigInteger(random.nextInt(bits + 1), random);
          return of.apply(signed ? size.shiftRight(1).xor(sign(random)) : size);
        },
        value ->
            JSON.textNode(
                value instanceof Long number && !signed
                    ? Long.toUnsignedString(number)
                    : value.toString()));
  }

  private static BigInteger sign(Random random) {
    return random.nextBoolean() ? BigInteger.ZERO : BigInteger.ONE.negate();
  }

  static final List<Shape<?>> SIMPLE =
      List.of(
          integer("u8", Codecs.U8, 8, BigInteger::intValue),
          integer("u16", Codecs.U16, 16, BigInteger::intValue),
          integer("u32", Codecs.U32, 32, BigInteger::longValue),
          integer("u64", Codecs.U64, 64, BigInteger::longValue),
          integer("i8", Codecs.I8, 8, BigInteger::intValue),
          integer("i16", Codecs.I16, 16, BigInteger::intValue),
          integer("i32", Codecs.I32, 32, BigInteger::intValue),
          integer("i64", Codecs.I64, 64, BigInteger::longValue),
          integer("compact", Codecs.COMPACT_U32, 32, BigInteger::longValue),
          integer("compact", Codecs.COMPACT_U64, 64, BigInteger::longValue),
          integer("compact", Codecs.COMPACT_BIG, 128, Function.identity()),
          new Shape<>(JSON.textNode("bool"), Codecs.BOOL, Random::nextBoolean, JSON::booleanNode),
          new Shape<>(JSON.textNode("str"), Codecs.STR, Shape::text, JSON::textNode),
          new Shape<>(
              JSON.textNode("bytes"),
              Bytes.CODEC,
              random -> {
                byte[] bytes = new byte[random.nextInt(100)];
                random.nextBytes(bytes);
                return Bytes.wrap(bytes);
              },
              value -> JSON.textNode(Hex.format(value.toArray()))));

  /** Types that stand alone there. */
  static final List<Shape<?>> ALONE =
      List.of(
          integer("big", Codecs.COMPACT_BIG, 536, Function.identity()),
          new Shape<>(JSON.textNode("bits"), BitSequence.CODEC, Shape::bits, Shape::showBits));

  /** Any Unicode but the surrogates, which have no UTF-8. */
  private static String text(Random random) {
    return random
        .ints(random.nextInt(40), 0, random.nextBoolean() ? 0x80 : 0x11_0000)
        .filter(c -> c < 0xd800 || c > 0xdfff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static BitSequence bits(Random random) {
    BitSequence bits = BitSequence.ofLength(random.nextInt(90));
    for (int i = 0; i < bits.length(); i++) {
      bits = bits.with(i, random.nextBoolean());
    }
    return bits;
  }

  private static JsonNode showBits(BitSequence bits) {
    return JSON.textNode(
        IntStream.range(0, bits.length())
            .mapToObj(i -> bits.get(i) ? "1" : "0")
            .reduce("", String::concat));
  }

  /** A random type, of at most so many levels. */
  static Shape<?> random(Random random, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return SIMPLE.get(random.nextInt(SIMPLE.size()));
    }
    Shape<?> one = random(random, depth - 1);
    return switch (random.nextInt(5)) {
      case 0 -> one.list();
      case 1 -> one.array(random.nextInt(4));
      case 2 -> one.optional();
      case 3 -> one.with(random(random, depth - 1));
      default -> one.or(random(random, depth - 1));
    };
  }

  private static JsonNode parse(String template, JsonNode... parts) {
    String text = template;
    for (JsonNode part : parts) {
      text = text.replaceFirst("\\?", java.util.regex.Matcher.quoteReplacement(part.toString()));
    }
    try {
      return MAPPER.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private JsonNode showAll(List<T> values) {
    ArrayNode all = JSON.arrayNode();
    values.forEach(value -> all.add(show.apply(value)));
    return all;
  }

  private List<T> drawn(Random random, int count) {
    return IntStream.range(0, count).mapToObj(i -> draw.apply(random)).toList();
  }

  private Shape<List<T>> list() {
    return new Shape<>(
        parse("{\"list\":?}", type),
        Codecs.list(codec),
        random -> drawn(random, random.nextInt(random.nextInt(9) == 0 ? 90 : 4)),
        this::showAll);
  }

  private Shape<List<T>> array(int length) {
    return new Shape<>(
        parse("{\"array\":?,\"length\":" + length + "}", type),
        Codecs.array(codec, length),
        random -> drawn(random, length),
        this::showAll);
  }

  private Shape<Optional<T>> optional() {
    return new Shape<>(
        parse("{\"option\":?}", type),
        Codecs.optional(codec),
        random -> random.nextBoolean() ? Optional.of(draw.apply(random)) : Optional.empty(),
        value ->
            value
                .<JsonNode>map(it -> JSON.arrayNode().add(show.apply(it)))
                .orElse(JSON.nullNode()));
  }

  private <U> Shape<Tuple2<T, U>> with(Shape<U> other) {
    return new Shape<>(
        parse("{\"tuple\":[?,?]}", type, other.type),
        Tuple2.codec(codec, other.codec),
        random -> new Tuple2<>(draw.apply(random), other.draw.apply(random)),
        value ->
            JSON.arrayNode().add(show.apply(value.first())).add(other.show.apply(value.second())));
  }

  private <U> Shape<Result<T, U>> or(Shape<U> other) {
    return new Shape<>(
        parse("{\"result\":[?,?]}", type, other.type),
        Result.codec(codec, other.codec),
        random ->
            random.nextBoolean()
                ? Result.ok(draw.apply(random))
                : Result.err(other.draw.apply(random)),
        value ->
            switch (value) {
              case Result.Ok<T, U> ok -> JSON.arrayNode().add("0").add(show.apply(ok.value()));
              case Result.Err<T, U> err ->
                  JSON.arrayNode().add("1").add(other.show.apply(err.error()));
            });
  }
}
