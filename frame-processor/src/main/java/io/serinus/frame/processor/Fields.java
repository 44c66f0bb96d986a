package io.serinus.frame.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/**
 * A row of fields (of a record, or a call's arguments) as code that writes, reads and describes
 * them. Codecs that take more than a look-up are made once, in constants of the generated class.
 */
final class Fields {
  private record Field(String name, TypeMirror type, Element element, String codec) {}

  private final ProcessingEnvironment env;
  private final List<Field> fields = new ArrayList<>();
  private final StringBuilder constants = new StringBuilder();

  /**
   * @param prefix what the names of constants begin with, different for each row in a class
   * @param lazy whether codecs are to be looked up late, since the type holds itself
   */
  Fields(
      ProcessingEnvironment env,
      CodecExpressions codecs,
      List<? extends Element> elements,
      String prefix,
      boolean lazy) {
    this.env = env;
    for (Element element : elements) {
      TypeMirror type = element.asType();
      String codec = codecs.codec(type, element);
      if (codec.indexOf('(') >= 0) {
        String constant = prefix + fields.size();
        constants.append(
            "  private static final io.serinus.scale.Codec<%s> %s = %s;\n"
                .formatted(
                    CodecExpressions.renderBoxed(type),
                    constant,
                    lazy ? "io.serinus.scale.Codecs.lazy(() -> " + codec + ")" : codec));
        codec = constant;
      }
      fields.add(new Field(element.getSimpleName().toString(), type, element, codec));
    }
  }

  String constants() {
    return constants.toString();
  }

  /** Statements that write the fields of the record that {@code value} names. */
  String encode(String value) {
    return fields.stream()
        .map(f -> encode(f, value + "." + f.name() + "()"))
        .collect(Collectors.joining(" "));
  }

  private static String encode(Field field, String value) {
    return switch (field.codec().substring(field.codec().lastIndexOf('.') + 1)) {
      case "BOOL" -> "out.writeBool(" + value + ");";
      case "U8" -> "out.writeU8(" + value + ");";
      case "U16" -> "out.writeU16(" + value + ");";
      case "U32" -> "out.writeU32(" + value + ");";
      case "U64" -> "out.writeU64(" + value + ");";
      case "COMPACT_U32", "COMPACT_U64" -> "out.writeCompact(" + value + ");";
      default -> field.codec() + ".encode(" + value + ", out);";
    };
  }

  /** The fields, read one after the other, as arguments of a constructor. */
  String decode() {
    return String.join(", ", decodeEach());
  }

  /** An expression for each field that reads it. */
  List<String> decodeEach() {
    return fields.stream().map(Fields::decode).toList();
  }

  private static String decode(Field field) {
    return switch (field.codec().substring(field.codec().lastIndexOf('.') + 1)) {
      case "BOOL" -> "in.readBool()";
      case "U8" -> "in.readU8()";
      case "U16" -> "in.readU16()";
      case "U32" -> "in.readU32()";
      case "U64" -> "in.readU64()";
      case "COMPACT_U32" -> "in.readCompactU32()";
      case "COMPACT_U64" -> "in.readCompact()";
      default -> field.codec() + ".decode(in)";
    };
  }

  /** A {@code List} of field descriptions. */
  String describe(boolean named) {
    return fields.stream()
        .map(
            f ->
                "new io.serinus.scale.info.TypeInfo.Field(%s, %s::type, %s, %s)"
                    .formatted(
                        Names.literal(named ? rustName(f.element()) : ""),
                        f.codec(),
                        Names.literal(typeName(f)),
                        Names.literal(Names.docs(env, f.element()))))
        .collect(Collectors.joining(", ", "java.util.List.of(", ")"));
  }

  /** A {@code List} of suppliers of the fields' types. */
  String types() {
    return fields.stream()
        .map(f -> f.codec() + "::type")
        .collect(Collectors.joining(", ", "java.util.List.of(", ")"));
  }

  private static String typeName(Field field) {
    return Marks.find(field.element(), "TypeName")
        .map(mark -> mark.text("value"))
        .orElseGet(() -> CodecExpressions.typeName(field.type()));
  }

  static String rustName(Element element) {
    return Marks.find(element, "Name")
        .map(mark -> mark.text("value"))
        .orElseGet(() -> Names.snake(element.getSimpleName().toString()));
  }
}
