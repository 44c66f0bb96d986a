package io.serinus.frame.processor;

import java.util.List;
import java.util.Locale;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Writes the codec of a record, an enum, or a sealed interface of records. */
final class TypeWriter {
  private final ProcessingEnvironment env;
  private final CodecExpressions codecs;

  TypeWriter(ProcessingEnvironment env, CodecExpressions codecs) {
    this.env = env;
    this.codecs = codecs;
  }

  SourceFile codec(TypeElement type) {
    String name = Names.flat(type) + "Codec";
    String java = type.getQualifiedName().toString();
    String body =
        switch (type.getKind()) {
          case RECORD -> struct(type);
          case ENUM -> unitVariants(type);
          case INTERFACE -> variants(type);
          default -> throw new ModelException("neither record, enum nor sealed interface", type);
        };
    return new SourceFile(
        Names.packageOf(env, type),
        name,
        """
        public final class %1$s implements io.serinus.scale.Codec<%2$s> {
          public static final %1$s CODEC = new %1$s();
          private %1$s() {}
        %3$s}
        """
            .formatted(name, java, body));
  }

  private String struct(TypeElement type) {
    Fields fields =
        new Fields(env, codecs, type.getRecordComponents(), "FIELD_", codecs.isRecursive(type));
    String java = type.getQualifiedName().toString();
    return fields.constants()
        + method(
            "void encode(%s v, io.serinus.scale.ScaleWriter out)".formatted(java),
            fields.encode("v"))
        + method(
            "%s decode(io.serinus.scale.ScaleReader in)".formatted(java),
            "return new %s(%s);".formatted(java, fields.decode()))
        + method(
            "io.serinus.scale.info.TypeInfo type()", "return " + typeOfStruct(type, fields) + ";");
  }

  private String typeOfStruct(TypeElement type, Fields fields) {
    if (Marks.has(type, "Tuple")) {
      return "new io.serinus.scale.info.TypeInfo.Tuple(%s)".formatted(fields.types());
    }
    return "new io.serinus.scale.info.TypeInfo.Composite(%s, java.util.List.of(), %s, %s)"
        .formatted(
            Names.literal(path(type)),
            fields.describe(!Marks.has(type, "Unnamed")),
            Names.literal(Names.docs(env, type)));
  }

  private String unitVariants(TypeElement type) {
    String java = type.getQualifiedName().toString();
    StringBuilder encode = new StringBuilder();
    StringBuilder decode = new StringBuilder();
    StringBuilder infos = new StringBuilder();
    int next = 0;
    for (Element constant : constants(type)) {
      int index = index(constant, next);
      next = index + 1;
      encode.append("case %s -> %d; ".formatted(constant.getSimpleName(), index));
      decode.append("case %d -> %s.%s; ".formatted(index, java, constant.getSimpleName()));
      appendVariant(
          infos,
          constant,
          Names.pascal(constant.getSimpleName().toString()),
          index,
          "java.util.List.of()");
    }
    return method(
            "void encode(%s v, io.serinus.scale.ScaleWriter out)".formatted(java),
            "out.writeU8(indexOf(v));")
        + "  /** The variant's number. */\n  public static int indexOf(%s v) { return switch (v) { %s}; }\n"
            .formatted(java, encode)
        + method(
            "%s decode(io.serinus.scale.ScaleReader in)".formatted(java),
            "int index = in.readU8(); return switch (index) { %s default -> throw noVariant(index); };"
                .formatted(decode))
        + NO_VARIANT.formatted(type.getSimpleName())
        + typeOfVariants(type, infos);
  }

  private String variants(TypeElement type) {
    String java = type.getQualifiedName().toString();
    StringBuilder constants = new StringBuilder();
    StringBuilder encode = new StringBuilder();
    StringBuilder decode = new StringBuilder();
    StringBuilder infos = new StringBuilder();
    int next = 0;
    for (TypeElement variant : subtypes(type)) {
      int index = index(variant, next);
      next = index + 1;
      String name = variant.getQualifiedName().toString();
      Fields fields =
          new Fields(
              env,
              codecs,
              variant.getRecordComponents(),
              variant.getSimpleName().toString().toUpperCase(Locale.ROOT) + "_",
              codecs.isRecursive(type));
      constants.append(fields.constants());
      encode.append(
          "case %s c -> { out.writeU8(%d); %s } ".formatted(name, index, fields.encode("c")));
      decode.append("case %d -> new %s(%s); ".formatted(index, name, fields.decode()));
      appendVariant(
          infos,
          variant,
          variant.getSimpleName().toString(),
          index,
          fields.describe(!Marks.has(variant, "Unnamed")));
    }
    String switchOver = encode.isEmpty() ? "" : "switch (v) { %s}".formatted(encode);
    return constants
        + method("void encode(%s v, io.serinus.scale.ScaleWriter out)".formatted(java), switchOver)
        + method(
            "%s decode(io.serinus.scale.ScaleReader in)".formatted(java),
            "int index = in.readU8(); return switch (index) { %s default -> throw noVariant(index); };"
                .formatted(decode))
        + NO_VARIANT.formatted(type.getSimpleName())
        + typeOfVariants(type, infos);
  }

  private static final String NO_VARIANT =
      """
        private static io.serinus.scale.ScaleException noVariant(int index) {
          return new io.serinus.scale.ScaleException("%s has no variant " + index);
        }
      """;

  private String typeOfVariants(TypeElement type, StringBuilder infos) {
    return method(
        "io.serinus.scale.info.TypeInfo type()",
        "return new io.serinus.scale.info.TypeInfo.Variants(%s, java.util.List.of(), java.util.List.of(%s), %s);"
            .formatted(Names.literal(path(type)), infos, Names.literal(Names.docs(env, type))));
  }

  private void appendVariant(
      StringBuilder infos, Element variant, String javaName, int index, String fields) {
    String name = Marks.find(variant, "Name").map(mark -> mark.text("value")).orElse(javaName);
    infos
        .append(infos.isEmpty() ? "" : ", ")
        .append(
            "new io.serinus.scale.info.TypeInfo.Variant(%s, %d, %s, %s)"
                .formatted(
                    Names.literal(name), index, fields, Names.literal(Names.docs(env, variant))));
  }

  private static String method(String signature, String body) {
    return "  @Override public %s { %s }\n".formatted(signature, body);
  }

  static List<? extends Element> constants(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(e -> e.getKind() == ElementKind.ENUM_CONSTANT)
        .toList();
  }

  private static List<TypeElement> subtypes(TypeElement type) {
    return type.getPermittedSubclasses().stream()
        .map(sub -> (TypeElement) ((DeclaredType) sub).asElement())
        .toList();
  }

  static int index(Element variant, int next) {
    return Marks.find(variant, "Index").map(mark -> mark.number("value")).orElse(next);
  }

  /**
   * The path in metadata: as given, or the crate of the pallet that the type belongs to and its
   * name.
   */
  private String path(TypeElement type) {
    String given = Marks.find(type, "Scale").map(mark -> mark.text("value")).orElse("");
    if (!given.isEmpty()) {
      return given;
    }
    for (Element outer = type.getEnclosingElement();
        outer != null;
        outer = outer.getEnclosingElement()) {
      if (Marks.has(outer, "Pallet")) {
        boolean ofPallet = PalletParts.isPart(type);
        return Names.crate(outer) + (ofPallet ? "::pallet::" : "::") + type.getSimpleName();
      }
    }
    throw new ModelException("a path is needed here: @Scale(\"crate::Type\")", type);
  }
}
