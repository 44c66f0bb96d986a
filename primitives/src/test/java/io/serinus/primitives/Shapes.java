package io.serinus.primitives;

import io.serinus.scale.info.TypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes types as lines of text, and finds all types that a type refers to. */
final class Shapes {
  private final Map<String, String> lines = new TreeMap<>();

  /** The lines by the names of their types. */
  Map<String, String> lines() {
    return lines;
  }

  /** Adds the named types that the type leads to. */
  void add(TypeInfo type) {
    switch (type) {
      case TypeInfo.Primitive p -> {}
      case TypeInfo.BitSequence b -> {}
      case TypeInfo.Sequence s -> add(s.of().get());
      case TypeInfo.Array a -> add(a.of().get());
      case TypeInfo.Compact c -> add(c.of().get());
      case TypeInfo.Tuple t -> t.of().forEach(part -> add(part.get()));
      case TypeInfo.Composite c -> {
        if (lines.put(name(c), name(c) + " = {" + fields(c.fields()) + "}") == null) {
          c.fields().forEach(field -> add(field.of().get()));
        }
      }
      case TypeInfo.Variants v -> {
        List<String> variants = new ArrayList<>();
        for (TypeInfo.Variant variant : v.variants()) {
          variants.add(
              variant.index() + " " + variant.name() + "(" + fields(variant.fields()) + ")");
        }
        String line = name(v) + " = <" + String.join(" | ", variants) + ">";
        if (lines.put(name(v), line) == null) {
          v.variants().forEach(one -> one.fields().forEach(field -> add(field.of().get())));
        }
      }
    }
  }

  private static String fields(List<TypeInfo.Field> fields) {
    return fields.stream()
        .map(
            f ->
                f.name() + ": " + name(f.of().get()) + " [" + f.typeName().replace('\n', ' ') + "]")
        .collect(Collectors.joining(", "));
  }

  static String name(TypeInfo type) {
    return switch (type) {
      case TypeInfo.Primitive p -> p.name().toLowerCase(java.util.Locale.ROOT);
      case TypeInfo.BitSequence b -> "BitVec";
      case TypeInfo.Sequence s -> "Vec<" + name(s.of().get()) + ">";
      case TypeInfo.Array a -> "[" + name(a.of().get()) + "; " + a.length() + "]";
      case TypeInfo.Compact c -> "Compact<" + name(c.of().get()) + ">";
      case TypeInfo.Tuple t ->
          t.of().stream().map(p -> name(p.get())).collect(Collectors.joining(", ", "(", ")"));
      case TypeInfo.Composite c -> c.path() + params(c.params());
      case TypeInfo.Variants v -> v.path() + params(v.params());
    };
  }

  private static String params(List<TypeInfo.Param> params) {
    if (params.isEmpty()) {
      return "";
    }
    return params.stream()
        .map(
            p -> {
              var of = p.of();
              return of == null ? p.name() : shortName(of.get());
            })
        .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String shortName(TypeInfo type) {
    String path =
        switch (type) {
          case TypeInfo.Composite c -> c.path();
          case TypeInfo.Variants v -> v.path();
          default -> name(type);
        };
    boolean named = type instanceof TypeInfo.Composite || type instanceof TypeInfo.Variants;
    return named ? path.substring(path.lastIndexOf(':') + 1) : path;
  }
}
