package io.serinus.frame.metadata;

import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import io.serinus.scale.info.TypeRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The types of a registry that can be reached from a few, numbered anew in their order, as the
 * leaves of RFC 78's Merkle tree: a leaf for each type, and one for each variant of an enum.
 * Primitives, compact integers and what holds nothing are no leaves but stand where they are
 * referred to.
 */
final class ReachableTypes {
  // The kinds of definitions in metadata.
  private static final int COMPOSITE = 0;
  private static final int VARIANT = 1;
  private static final int SEQUENCE = 2;
  private static final int ARRAY = 3;
  private static final int TUPLE = 4;
  private static final int PRIMITIVE = 5;
  private static final int COMPACT = 6;

  // The kinds of references in the tree, where primitives keep their numbers.
  private static final int COMPACT_U8 = 15;
  private static final int VOID = 21;
  private static final int BY_ID = 22;

  private final TypeRegistry registry;
  private final SortedSet<Integer> reached = new TreeSet<>();

  ReachableTypes(TypeRegistry registry) {
    this.registry = registry;
  }

  /** Adds a type and all that it is made of. */
  void add(TypeInfo type) {
    reach(registry.idOf(type));
  }

  /**
   * A type's definition, taken apart.
   *
   * @param path as it is encoded
   * @param kind what it is
   * @param body what is encoded after the kind
   */
  private record Definition(byte[] path, int kind, ScaleReader body) {
    static Definition of(byte[] encoded) {
      ScaleReader in = new ScaleReader(encoded);
      skipTexts(in);
      byte[] path = in.since(0);
      for (long params = in.readCompact(); params > 0; params--) {
        in.readBytes();
        if (in.readBool()) {
          in.readCompact();
        }
      }
      return new Definition(path, in.readU8(), in);
    }
  }

  private Definition definition(int id) {
    return Definition.of(registry.definition(id));
  }

  private static void skipTexts(ScaleReader in) {
    for (long texts = in.readCompact(); texts > 0; texts--) {
      in.readBytes();
    }
  }

  /** A field of a struct or of a variant. */
  private record Field(byte[] name, int type, byte[] typeName) {
    static List<Field> list(ScaleReader in) {
      List<Field> fields = new ArrayList<>();
      for (long count = in.readCompact(); count > 0; count--) {
        byte[] name = optionalText(in);
        int type = (int) in.readCompact();
        fields.add(new Field(name, type, optionalText(in)));
        skipTexts(in);
      }
      return fields;
    }

    private static byte[] optionalText(ScaleReader in) {
      int start = in.position();
      if (in.readBool()) {
        in.readBytes();
      }
      return in.since(start);
    }
  }

  private static List<Integer> ids(ScaleReader in) {
    List<Integer> ids = new ArrayList<>();
    for (long count = in.readCompact(); count > 0; count--) {
      ids.add((int) in.readCompact());
    }
    return ids;
  }

  private void reach(int id) {
    if (reached.contains(id)) {
      return;
    }
    Definition definition = definition(id);
    ScaleReader body = definition.body;
    switch (definition.kind) {
      case COMPOSITE -> reachAll(id, Field.list(body).stream().map(Field::type).toList());
      case VARIANT -> reachVariants(id, body);
      case SEQUENCE -> reachAll(id, List.of((int) body.readCompact()));
      case ARRAY -> {
        body.readU32();
        reachAll(id, List.of((int) body.readCompact()));
      }
      case TUPLE -> reachAll(id, ids(body));
      case PRIMITIVE, COMPACT -> {}
      default -> reached.add(id); // bits, whose two types are known by what they are
    }
  }

  private void reachAll(int id, List<Integer> parts) {
    if (!parts.isEmpty()) {
      reached.add(id);
      parts.forEach(this::reach);
    }
  }

  private void reachVariants(int id, ScaleReader body) {
    long count = body.readCompact();
    if (count > 0) {
      reached.add(id);
    }
    for (; count > 0; count--) {
      body.readBytes();
      Field.list(body).forEach(field -> reach(field.type));
      body.readU8();
      skipTexts(body);
    }
  }

  /** Writes a reference to a type. */
  void reference(TypeInfo type, ScaleWriter out) {
    reference(registry.idOf(type), out);
  }

  private void reference(int id, ScaleWriter out) {
    Definition definition = definition(id);
    if (definition.kind == PRIMITIVE) {
      out.writeU8(definition.body.readU8());
    } else if (definition.kind == COMPACT) {
      int primitive = primitive((int) definition.body.readCompact());
      out.writeU8(primitive < 0 ? VOID : primitive - U8 + COMPACT_U8);
    } else if (reached.contains(id)) {
      out.writeU8(BY_ID).writeCompact(reached.headSet(id).size());
    } else {
      out.writeU8(VOID);
    }
  }

  /** The number of {@code u8} among primitives; the other unsigned ones follow it. */
  private static final int U8 = TypeInfo.Primitive.U8.ordinal();

  /** The primitive in a struct or tuple around nothing else, or -1 in one around nothing. */
  private int primitive(int id) {
    Definition definition = definition(id);
    if (definition.kind == PRIMITIVE) {
      return definition.body.readU8();
    }
    List<Integer> parts =
        definition.kind == TUPLE
            ? ids(definition.body)
            : Field.list(definition.body).stream().map(Field::type).toList();
    if (parts.size() > 1) {
      throw new IllegalStateException("a compact type of several parts");
    }
    return parts.isEmpty() ? -1 : primitive(parts.getFirst());
  }

  // --- the tree

  /** The root of the tree. */
  byte[] root() {
    List<byte[]> leaves = new ArrayList<>();
    int number = 0;
    for (int id : reached) {
      addLeaves(id, number++, leaves);
    }
    if (leaves.isEmpty()) {
      return new byte[Blake3.LENGTH];
    }
    byte[][] tree = new byte[2 * leaves.size() - 1][];
    for (int i = 0; i < leaves.size(); i++) {
      tree[leaves.size() - 1 + i] = Blake3.hash(leaves.get(i));
    }
    for (int i = leaves.size() - 2; i >= 0; i--) {
      byte[] both = Arrays.copyOf(tree[2 * i + 1], 2 * Blake3.LENGTH);
      System.arraycopy(tree[2 * i + 2], 0, both, Blake3.LENGTH, Blake3.LENGTH);
      tree[i] = Blake3.hash(both);
    }
    return tree[0];
  }

  private void addLeaves(int id, int number, List<byte[]> leaves) {
    Definition definition = definition(id);
    if (definition.kind == VARIANT) {
      addVariants(definition, number, leaves);
      return;
    }
    ScaleWriter out = new ScaleWriter();
    out.writeFixed(definition.path);
    ScaleReader body = definition.body;
    switch (definition.kind) {
      case COMPOSITE -> fields(Field.list(body), out.writeU8(COMPOSITE));
      case SEQUENCE -> reference((int) body.readCompact(), out.writeU8(SEQUENCE));
      case ARRAY -> {
        out.writeU8(ARRAY).writeU32(body.readU32());
        reference((int) body.readCompact(), out);
      }
      case TUPLE -> {
        List<Integer> parts = ids(body);
        out.writeU8(TUPLE).writeCompact(parts.size());
        parts.forEach(part -> reference(part, out));
      }
      default -> out.writeU8(5).writeU8(1).writeBool(true); // bits in bytes, the lowest first
    }
    leaves.add(out.writeCompact(number).toByteArray());
  }

  /** A leaf for each variant, by their indices. */
  private void addVariants(Definition definition, int number, List<byte[]> leaves) {
    ScaleReader body = definition.body;
    byte[][] byIndex = new byte[256][];
    for (long count = body.readCompact(); count > 0; count--) {
      ScaleWriter out = new ScaleWriter();
      out.writeFixed(definition.path).writeU8(VARIANT).writeBytes(body.readBytes());
      fields(Field.list(body), out);
      int index = body.readU8();
      skipTexts(body);
      byIndex[index] = out.writeCompact(index).writeCompact(number).toByteArray();
    }
    for (byte[] leaf : byIndex) {
      if (leaf != null) {
        leaves.add(leaf);
      }
    }
  }

  private void fields(List<Field> fields, ScaleWriter out) {
    out.writeCompact(fields.size());
    for (Field field : fields) {
      out.writeFixed(field.name);
      reference(field.type, out);
      out.writeFixed(field.typeName);
    }
  }
}
