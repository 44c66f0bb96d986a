package io.serinus.frame.processor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import net.openhft.hashing.LongHashFunction;

/** Writes the part of a pallet's module that is about its storage. */
final class StorageWriter {
  private final ProcessingEnvironment env;
  private final CodecExpressions codecs;

  StorageWriter(ProcessingEnvironment env, CodecExpressions codecs) {
    this.env = env;
    this.codecs = codecs;
  }

  private static List<VariableElement> storageOf(TypeElement pallet) {
    return ElementFilter.fieldsIn(pallet.getEnclosedElements()).stream()
        .filter(field -> Marks.has(field, "Storage"))
        .toList();
  }

  private static String itemName(VariableElement field) {
    String given = Marks.find(field, "Storage").orElseThrow().text("name");
    return given.isEmpty() ? Names.capital(field.getSimpleName().toString()) : given;
  }

  /** Statements that set the fields of the pallet's items, in the module's constructor. */
  String fields(TypeElement pallet, String name) {
    StringBuilder out = new StringBuilder();
    for (VariableElement field : storageOf(pallet)) {
      DeclaredType type = (DeclaredType) field.asType();
      Marks.Mark mark = Marks.find(field, "Storage").orElseThrow();
      String byDefault = mark.text("byDefault");
      List<String> arguments = new ArrayList<>();
      arguments.add(prefix(name, itemName(field)));
      if (isCounted(type)) {
        arguments.add(prefix(name, "CounterFor" + itemName(field)));
      }
      List<String> hashers = mark.constants("hasher");
      List<TypeMirror> keys = keys(type);
      boolean many = CodecExpressions.raw(type).contains("StorageNMap");
      if (hashers.size() != (many ? tupleParts(keys.get(0)).size() : keys.size())) {
        throw new ModelException("one hasher for each key is needed", field);
      }
      if (many) {
        arguments.add(hasherList(hashers));
        arguments.add(tupleKeys(keys.get(0), field));
      } else {
        for (int i = 0; i < keys.size(); i++) {
          arguments.add("io.serinus.frame.storage.StorageHasher." + hashers.get(i));
          arguments.add(codecs.codec(keys.get(i), field));
        }
      }
      arguments.add(codecs.codec(value(type), field));
      if (!byDefault.isEmpty()) {
        arguments.add("pallet::" + byDefault);
      }
      out.append(
          "    pallet.%s = new %s<>(%s);\n"
              .formatted(
                  field.getSimpleName(), CodecExpressions.raw(type), String.join(", ", arguments)));
    }
    return out.toString();
  }

  private static String hasherList(List<String> hashers) {
    return hashers.stream()
        .map(h -> "io.serinus.frame.storage.StorageHasher." + h)
        .collect(Collectors.joining(", ", "java.util.List.of(", ")"));
  }

  /** Code that takes a tuple of keys apart and puts it together. */
  private String tupleKeys(TypeMirror tuple, Element field) {
    List<? extends TypeMirror> parts = tupleParts(tuple);
    List<String> accessors = List.of("first", "second", "third", "fourth", "fifth");
    StringBuilder encode = new StringBuilder();
    StringBuilder decode = new StringBuilder();
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      String codec = codecs.codec(parts.get(i), field);
      encode
          .append(i == 0 ? "" : ", ")
          .append("%s.encode(keys.%s())".formatted(codec, accessors.get(i)));
      decode.append("next.run(); var %s = %s.decode(in); ".formatted(accessors.get(i), codec));
      names.append(i == 0 ? "" : ", ").append(accessors.get(i));
    }
    String java = CodecExpressions.render(tuple);
    return """
        new io.serinus.frame.storage.StorageNMap.Keys<%1$s>() {
              @Override public java.util.List<byte[]> encode(%1$s keys) { return java.util.List.of(%2$s); }
              @Override public %1$s decode(io.serinus.scale.ScaleReader in, Runnable next) { %3$s return new %1$s(%4$s); }
            }"""
        .formatted(java, encode, decode, names);
  }

  private static List<? extends TypeMirror> tupleParts(TypeMirror tuple) {
    return ((DeclaredType) tuple).getTypeArguments();
  }

  private static boolean isCounted(DeclaredType type) {
    return CodecExpressions.raw(type).contains("CountedStorageMap");
  }

  private static List<TypeMirror> keys(DeclaredType type) {
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    return List.copyOf(arguments.subList(0, arguments.size() - 1));
  }

  private static TypeMirror value(DeclaredType type) {
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    return arguments.get(arguments.size() - 1);
  }

  private static String prefix(String pallet, String item) {
    return "prefix(%s, %s)"
        .formatted(Names.literal(item), Names.literal(twox128(pallet) + twox128(item)));
  }

  /** Twox-128 in hexadecimal: two 64-bit xxHashes with the seeds 0 and 1, little-endian. */
  private static String twox128(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder();
    for (int seed = 0; seed < 2; seed++) {
      long hash = LongHashFunction.xx(seed).hashBytes(bytes);
      for (int i = 0; i < 8; i++) {
        out.append("%02x".formatted(hash >>> (8 * i) & 0xff));
      }
    }
    return out.toString();
  }

  /** The method that describes the items. */
  String entries(TypeElement pallet) {
    List<String> entries = new ArrayList<>();
    for (VariableElement field : storageOf(pallet)) {
      DeclaredType type = (DeclaredType) field.asType();
      List<TypeMirror> keys = keys(type);
      String docs = Names.literal(Names.docs(env, field));
      String item = "pallet." + field.getSimpleName();
      if (keys.isEmpty()) {
        entries.add(
            "io.serinus.frame.storage.StorageEntry.ofValue(%s, %s, %s, %s)"
                    .formatted(
                        Names.literal(itemName(field)),
                        codecs.codec(value(type), field),
                        item,
                        docs)
                + deprecation(field));
        continue;
      }
      if (isCounted(type)) {
        entries.add(
            "io.serinus.frame.storage.StorageEntry.ofValue(%s, io.serinus.scale.Codecs.U32, %s.counter(), \"Counter for the related counted storage map\")"
                .formatted(Names.literal("CounterFor" + itemName(field)), item));
      }
      boolean many = CodecExpressions.raw(type).contains("StorageNMap");
      List<? extends TypeMirror> parts = many ? tupleParts(keys.get(0)) : keys;
      entries.add(
          "io.serinus.frame.storage.StorageEntry.ofMap(%s, %s, %s, %s, %s)"
                  .formatted(
                      Names.literal(itemName(field)),
                      hasherList(Marks.find(field, "Storage").orElseThrow().constants("hasher")),
                      item,
                      docs,
                      parts.stream()
                          .map(k -> codecs.codec(k, field))
                          .collect(Collectors.joining(", ")))
              + deprecation(field));
    }
    return ModuleWriter.list("io.serinus.frame.storage.StorageEntry", "storage", entries);
  }

  private static String deprecation(VariableElement field) {
    return Marks.find(field, "Outdated")
        .map(mark -> ".deprecated(%s)".formatted(Names.literal(mark.text("value"))))
        .orElse("");
  }
}
