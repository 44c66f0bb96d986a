package io.serinus.scale.info;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.scale.BitSequence;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.Tuple2;
import io.serinus.scale.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The registry's bytes are read back by a small reader of scale-info's format. */
class TypeRegistryTest {
  /** What was written of a type, with the numbers of those that it refers to. */
  private record Written(
      List<String> path, List<String> params, String definition, List<String> docs) {}

  private static List<Written> read(TypeRegistry registry) {
    ScaleWriter out = new ScaleWriter();
    registry.writeTo(out);
    ScaleReader in = new ScaleReader(out.toByteArray());
    List<Written> types = new ArrayList<>();
    int count = in.readLength(1);
    for (int id = 0; id < count; id++) {
      assertThat(in.readCompact()).isEqualTo(id);
      List<String> path = texts(in);
      List<String> params = new ArrayList<>();
      int paramCount = in.readLength(1);
      for (int i = 0; i < paramCount; i++) {
        String name = Codecs.STR.decode(in);
        params.add(name + (in.readBool() ? "=" + in.readCompact() : ""));
      }
      types.add(new Written(path, params, definition(in), texts(in)));
    }
    in.requireEnd();
    return types;
  }

  private static List<String> texts(ScaleReader in) {
    return Codecs.list(Codecs.STR).decode(in);
  }

  private static @Nullable String optionalText(ScaleReader in) {
    return in.readBool() ? Codecs.STR.decode(in) : null;
  }

  private static String definition(ScaleReader in) {
    return switch (in.readU8()) {
      case 0 -> "struct" + fields(in);
      case 1 -> {
        StringBuilder text = new StringBuilder("enum");
        int count = in.readLength(1);
        for (int i = 0; i < count; i++) {
          String name = Codecs.STR.decode(in);
          String fields = fields(in);
          text.append(' ').append(in.readU8()).append(name).append(fields);
          texts(in).forEach(line -> text.append('#').append(line));
        }
        yield text.toString();
      }
      case 2 -> "seq " + in.readCompact();
      case 3 -> "array " + in.readU32() + " of " + in.readCompact();
      case 4 -> "tuple " + Codecs.list(Codecs.COMPACT_U32).decode(in);
      case 5 -> TypeInfo.Primitive.values()[in.readU8()].name();
      case 6 -> "compact " + in.readCompact();
      case 7 -> "bits " + in.readCompact() + " " + in.readCompact();
      default -> throw new AssertionError("no kind of definition");
    };
  }

  private static String fields(ScaleReader in) {
    StringBuilder text = new StringBuilder("{");
    int count = in.readLength(1);
    for (int i = 0; i < count; i++) {
      String name = optionalText(in);
      text.append(name == null ? "" : name + ":").append(in.readCompact());
      String typeName = optionalText(in);
      text.append(typeName == null ? "" : "/" + typeName).append(' ');
      texts(in).forEach(line -> text.append('#').append(line));
    }
    return text.append('}').toString();
  }

  private static Written plain(String definition) {
    return new Written(List.of(), List.of(), definition, List.of());
  }

  @Test
  void typesWithoutNamesAreSharedByTheirParts() {
    TypeRegistry registry = new TypeRegistry();
    int bytes = registry.idOf(Bytes.CODEC.type());
    assertThat(registry.idOf(Codecs.list(Codecs.U8).type())).isEqualTo(bytes);
    int pair = registry.idOf(Tuple2.codec(Bytes.CODEC, Codecs.COMPACT_U32).type());
    int array = registry.idOf(Codecs.fixedBytes(32).type());
    int other = registry.idOf(Codecs.fixedBytes(20).type());
    int unit = registry.idOf(Unit.CODEC.type());
    List<Written> types = read(registry);
    int u8 = registry.idOf(TypeInfo.Primitive.U8);
    int u32 = registry.idOf(TypeInfo.Primitive.U32);
    int compact = registry.idOf(Codecs.COMPACT_U32.type());
    assertThat(types).hasSize(8);
    assertThat(types.get(u8)).isEqualTo(plain("U8"));
    assertThat(types.get(bytes)).isEqualTo(plain("seq " + u8));
    assertThat(types.get(compact)).isEqualTo(plain("compact " + u32));
    assertThat(types.get(pair)).isEqualTo(plain("tuple [" + bytes + ", " + compact + "]"));
    assertThat(types.get(array)).isEqualTo(plain("array 32 of " + u8));
    assertThat(types.get(other)).isEqualTo(plain("array 20 of " + u8));
    assertThat(types.get(unit)).isEqualTo(plain("tuple []"));
  }

  @Test
  void namedTypesAreSharedByPathAndParameters() {
    TypeRegistry registry = new TypeRegistry();
    int some = registry.idOf(Codecs.optional(Codecs.U8).type());
    int same = registry.idOf(Codecs.optional(Codecs.U8).type());
    int other = registry.idOf(Codecs.optional(Codecs.U16).type());
    assertThat(same).isEqualTo(some);
    assertThat(other).isNotEqualTo(some);
    int u8 = registry.idOf(TypeInfo.Primitive.U8);
    assertThat(read(registry).get(some))
        .isEqualTo(
            new Written(
                List.of("Option"),
                List.of("T=" + u8),
                "enum 0None{} 1Some{" + u8 + " }",
                List.of()));
  }

  @Test
  void parametersThatAreLeftOut() {
    TypeRegistry registry = new TypeRegistry();
    int list = registry.idOf(Codecs.boundedList(Codecs.U16, 5).type());
    int u16 = registry.idOf(TypeInfo.Primitive.U16);
    int inner = registry.idOf(Codecs.list(Codecs.U16).type());
    assertThat(read(registry).get(list))
        .isEqualTo(
            new Written(
                List.of("bounded_collections", "bounded_vec", "BoundedVec"),
                List.of("T=" + u16, "S"),
                "struct{" + inner + " }",
                List.of()));
  }

  @Test
  void bitsReferToTheirStoreAndOrder() {
    TypeRegistry registry = new TypeRegistry();
    int bits = registry.idOf(BitSequence.CODEC.type());
    List<Written> types = read(registry);
    int u8 = registry.idOf(TypeInfo.Primitive.U8);
    int order = 3 - bits - u8;
    assertThat(types.get(bits)).isEqualTo(plain("bits " + u8 + " " + order));
    assertThat(types.get(order).path()).containsExactly("bitvec", "order", "Lsb0");
  }

  private static TypeInfo tree() {
    return new TypeInfo.Composite(
        "test::Tree",
        List.of(),
        List.of(
            new TypeInfo.Field(
                "children",
                () -> new TypeInfo.Sequence(TypeRegistryTest::tree),
                "Vec<Tree>",
                "What grows here.")),
        "A tree.\nOf trees.");
  }

  @Test
  void typesThatHoldThemselvesEnd() {
    TypeRegistry registry = new TypeRegistry();
    int tree = registry.idOf(tree());
    List<Written> types = read(registry);
    assertThat(types).hasSize(2);
    int children = 1 - tree;
    assertThat(types.get(tree))
        .isEqualTo(
            new Written(
                List.of("test", "Tree"),
                List.of(),
                "struct{children:" + children + "/Vec<Tree> #What grows here.}",
                List.of("A tree.", "Of trees.")));
    assertThat(types.get(children)).isEqualTo(plain("seq " + tree));
  }

  @Test
  void nothingIsRegisteredTwice() {
    TypeRegistry registry = new TypeRegistry();
    registry.idOf(tree());
    int before = read(registry).size();
    registry.idOf(tree());
    registry.idOf(new TypeInfo.Sequence(TypeRegistryTest::tree));
    assertThat(read(registry)).hasSize(before);
  }
}
