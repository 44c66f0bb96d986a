package io.serinus.scale.info;

import io.serinus.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Numbers types as metadata refers to them and writes them out. Named types are the same where path
 * and parameters are, other types where their parts are; so a recursive type ends at its own name.
 */
public final class TypeRegistry {
  private static final TypeInfo LSB0 = new TypeInfo.Composite("bitvec::order::Lsb0", List.of());

  private final Map<String, Integer> ids = new HashMap<>();
  private final List<byte[]> definitions = new ArrayList<>();

  /** The number of the type, registered with all it refers to at its first use. */
  public int idOf(TypeInfo type) {
    return switch (type) {
      case TypeInfo.Primitive p -> structural("prim " + p.name(), out -> writePrimitive(p, out));
      case TypeInfo.Sequence s -> {
        int of = idOf(s.of().get());
        yield structural("seq " + of, out -> out.writeU8(2).writeCompact(of));
      }
      case TypeInfo.Array a -> {
        int of = idOf(a.of().get());
        yield structural(
            "arr " + a.length() + " " + of,
            out -> out.writeU8(3).writeU32(a.length()).writeCompact(of));
      }
      case TypeInfo.Tuple t -> tuple(t);
      case TypeInfo.Compact c -> {
        int of = idOf(c.of().get());
        yield structural("compact " + of, out -> out.writeU8(6).writeCompact(of));
      }
      case TypeInfo.BitSequence b -> {
        int store = idOf(TypeInfo.Primitive.U8);
        int order = idOf(LSB0);
        yield structural("bits", out -> out.writeU8(7).writeCompact(store).writeCompact(order));
      }
      case TypeInfo.Composite c ->
          nominal(c.path(), c.params(), c.docs(), out -> writeComposite(c, out));
      case TypeInfo.Variants v ->
          nominal(v.path(), v.params(), v.docs(), out -> writeVariants(v, out));
    };
  }

  /** The encoded definition of the type with this number; not to be modified. */
  public byte[] definition(int id) {
    return definitions.get(id);
  }

  /** Writes all types registered so far, as a {@code PortableRegistry}. */
  public void writeTo(ScaleWriter out) {
    out.writeCompact(definitions.size());
    for (int id = 0; id < definitions.size(); id++) {
      out.writeCompact(id).writeFixed(definitions.get(id));
    }
  }

  private interface Body {
    void write(ScaleWriter out);
  }

  private int tuple(TypeInfo.Tuple tuple) {
    List<Integer> parts = new ArrayList<>();
    StringBuilder key = new StringBuilder("tuple");
    for (Supplier<TypeInfo> part : tuple.of()) {
      int id = idOf(part.get());
      parts.add(id);
      key.append(' ').append(id);
    }
    return structural(
        key.toString(),
        out -> {
          out.writeU8(4).writeCompact(parts.size());
          parts.forEach(id -> out.writeCompact((long) id));
        });
  }

  private int structural(String key, Body definition) {
    Integer known = ids.get(key);
    if (known != null) {
      return known;
    }
    int id = reserve(key);
    ScaleWriter out = new ScaleWriter();
    out.writeCompact(0).writeCompact(0);
    definition.write(out);
    out.writeCompact(0);
    definitions.set(id, out.toByteArray());
    return id;
  }

  private int nominal(String path, List<TypeInfo.Param> params, String docs, Body definition) {
    StringBuilder key = new StringBuilder(path);
    List<Integer> paramIds = new ArrayList<>();
    for (TypeInfo.Param param : params) {
      Supplier<TypeInfo> of = param.of();
      int id = of == null ? -1 : idOf(of.get());
      paramIds.add(id);
      key.append(' ').append(id);
    }
    if (path.isEmpty()) {
      key.append("anonymous ").append(definitions.size());
    }
    Integer known = ids.get(key.toString());
    if (known != null) {
      return known;
    }
    int id = reserve(key.toString());
    ScaleWriter out = new ScaleWriter();
    writePath(path, out);
    out.writeCompact(params.size());
    for (int i = 0; i < params.size(); i++) {
      writeText(params.get(i).name(), out);
      out.writeBool(paramIds.get(i) >= 0);
      if (paramIds.get(i) >= 0) {
        out.writeCompact(paramIds.get(i));
      }
    }
    definition.write(out);
    writeDocs(docs, out);
    definitions.set(id, out.toByteArray());
    return id;
  }

  private int reserve(String key) {
    int id = definitions.size();
    ids.put(key, id);
    definitions.add(new byte[0]);
    return id;
  }

  private void writeComposite(TypeInfo.Composite composite, ScaleWriter out) {
    out.writeU8(0);
    writeFields(composite.fields(), out);
  }

  private void writeVariants(TypeInfo.Variants variants, ScaleWriter out) {
    out.writeU8(1).writeCompact(variants.variants().size());
    for (TypeInfo.Variant variant : variants.variants()) {
      writeText(variant.name(), out);
      writeFields(variant.fields(), out);
      out.writeU8(variant.index());
      writeDocs(variant.docs(), out);
    }
  }

  private void writeFields(List<TypeInfo.Field> fields, ScaleWriter out) {
    out.writeCompact(fields.size());
    for (TypeInfo.Field field : fields) {
      writeOptionalText(field.name(), out);
      out.writeCompact((long) idOf(field.of().get()));
      writeOptionalText(field.typeName(), out);
      writeDocs(field.docs(), out);
    }
  }

  private static void writePrimitive(TypeInfo.Primitive primitive, ScaleWriter out) {
    out.writeU8(5).writeU8(primitive.ordinal());
  }

  private static void writePath(String path, ScaleWriter out) {
    List<String> segments = path.isEmpty() ? List.of() : split(path, "::");
    out.writeCompact(segments.size());
    segments.forEach(segment -> writeText(segment, out));
  }

  private static void writeOptionalText(String text, ScaleWriter out) {
    out.writeBool(!text.isEmpty());
    if (!text.isEmpty()) {
      writeText(text, out);
    }
  }

  /** Writes a text as SCALE does. */
  public static void writeText(String text, ScaleWriter out) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes documentation as a {@code Vec<String>}, a line each. */
  public static void writeDocs(String docs, ScaleWriter out) {
    List<String> lines = docs.isEmpty() ? List.of() : split(docs, "\n");
    out.writeCompact(lines.size());
    lines.forEach(line -> writeText(line, out));
  }

  private static List<String> split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
    }
    parts.add(text.substring(from));
    return parts;
  }
}
