package io.serinus.frame.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Which codec a Java type has, as an expression in Java. */
final class CodecExpressions {
  private static final String SCALE = "io.serinus.scale.";
  private static final String CODECS = SCALE + "Codecs.";

  private final ProcessingEnvironment env;

  CodecExpressions(ProcessingEnvironment env) {
    this.env = env;
  }

  /** The codec of a type that stands in {@code within}, an element for error messages. */
  String codec(TypeMirror type, Element within) {
    return switch (type.getKind()) {
      case BOOLEAN -> CODECS + "BOOL";
      case INT, LONG -> integer(type, within);
      case VOID -> throw new ModelException("nothing has no codec", within);
      case DECLARED -> declared((DeclaredType) type, within);
      default -> throw new ModelException(type + " has no codec", within);
    };
  }

  private String integer(TypeMirror type, Element within) {
    boolean isLong = type.getKind() == TypeKind.LONG || raw(type).equals("java.lang.Long");
    for (String width : List.of("U8", "U16", "U32", "I32", "I64")) {
      if (Marks.has(type, width)) {
        if (isLong != (width.equals("U32") || width.equals("I64"))) {
          throw new ModelException(width + " does not stand in this Java type", within);
        }
        return CODECS + (Marks.has(type, "Compact") ? "COMPACT_" : "") + width;
      }
    }
    if (!isLong) {
      throw new ModelException("an int needs its width: @U8, @U16 or @I32", within);
    }
    return CODECS + (Marks.has(type, "Compact") ? "COMPACT_U64" : "U64");
  }

  private String declared(DeclaredType type, Element within) {
    String name = raw(type);
    List<String> arguments =
        type.getTypeArguments().stream().map(argument -> codec(argument, within)).toList();
    return switch (name) {
      case "java.lang.Boolean" -> CODECS + "BOOL";
      case "java.lang.Integer", "java.lang.Long" -> integer(type, within);
      case "java.lang.String" -> CODECS + "STR";
      case SCALE + "Bytes" -> bytes(type);
      case "java.util.List" -> list(type, arguments.get(0));
      case "java.util.Optional" -> CODECS + "optional(" + arguments.get(0) + ")";
      case "java.util.SortedMap" -> CODECS + "map(" + String.join(", ", arguments) + ")";
      case "java.util.SortedSet" -> CODECS + "set(" + arguments.get(0) + ")";
      default -> named(type, arguments);
    };
  }

  private String bytes(TypeMirror type) {
    Optional<Marks.Mark> bounded = Marks.find(type, "Bounded");
    Optional<Marks.Mark> fixed = Marks.find(type, "Fixed");
    if (fixed.isPresent()) {
      return SCALE + "Bytes.fixedCodec(" + fixed.get().number("value") + ")";
    }
    if (bounded.isPresent()) {
      return SCALE + "Bytes.boundedCodec(" + bounded.get().number("value") + ")";
    }
    return SCALE + (Marks.has(type, "WeakBounded") ? "Bytes.weakBoundedCodec()" : "Bytes.CODEC");
  }

  private String list(TypeMirror type, String element) {
    Optional<Marks.Mark> bounded = Marks.find(type, "Bounded");
    Optional<Marks.Mark> fixed = Marks.find(type, "Fixed");
    if (fixed.isPresent()) {
      return CODECS + "array(" + element + ", " + fixed.get().number("value") + ")";
    }
    if (bounded.isPresent()) {
      return CODECS + "boundedList(" + element + ", " + bounded.get().number("value") + ")";
    }
    return CODECS + (Marks.has(type, "WeakBounded") ? "weakBoundedList(" : "list(") + element + ")";
  }

  private String named(DeclaredType type, List<String> arguments) {
    TypeElement element = (TypeElement) type.asElement();
    String name = raw(type);
    if (isDerived(element)) {
      return derivedCodec(element) + ".CODEC";
    }
    if (!arguments.isEmpty()) {
      return name + ".codec(" + String.join(", ", arguments) + ")";
    }
    return name + (Marks.has(type, "Compact") ? ".COMPACT" : ".CODEC");
  }

  /** Whether this processor writes the type's codec. */
  static boolean isDerived(TypeElement element) {
    return Marks.has(element, "Scale")
        || Marks.has(element, "Tuple")
        || Marks.has(element, "PalletOrigin")
        || PalletParts.isPart(element);
  }

  /** The class that holds the codec this processor writes for a type. */
  String derivedCodec(TypeElement element) {
    return Names.packageOf(env, element) + "." + Names.flat(element) + "Codec";
  }

  /** Whether values of the type may hold values of the same type. */
  boolean isRecursive(TypeElement type) {
    return components(type).stream().anyMatch(t -> reaches(t, type, new HashSet<>()));
  }

  private boolean reaches(TypeMirror from, TypeElement target, Set<String> visited) {
    if (!(from instanceof DeclaredType declared)) {
      return false;
    }
    TypeElement element = (TypeElement) declared.asElement();
    if (element.equals(target)) {
      return true;
    }
    if (declared.getTypeArguments().stream().anyMatch(t -> reaches(t, target, visited))) {
      return true;
    }
    return isDerived(element)
        && visited.add(element.getQualifiedName().toString())
        && components(element).stream().anyMatch(t -> reaches(t, target, visited));
  }

  private List<TypeMirror> components(TypeElement type) {
    if (type.getKind() == ElementKind.RECORD) {
      return type.getRecordComponents().stream().map(RecordComponentElement::asType).toList();
    }
    return type.getPermittedSubclasses().stream()
        .flatMap(sub -> components((TypeElement) ((DeclaredType) sub).asElement()).stream())
        .toList();
  }

  /** The type's qualified name without arguments and annotations. */
  static String raw(TypeMirror type) {
    return type instanceof DeclaredType declared
        ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
        : type.getKind().name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The type as it is written in Java, without annotations. */
  static String render(TypeMirror type) {
    if (type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty()) {
      return raw(type)
          + declared.getTypeArguments().stream()
              .map(CodecExpressions::render)
              .collect(Collectors.joining(", ", "<", ">"));
    }
    return raw(type);
  }

  /** The type as it is written in Java where only objects can stand. */
  static String renderBoxed(TypeMirror type) {
    return switch (type.getKind()) {
      case BOOLEAN -> "Boolean";
      case INT -> "Integer";
      case LONG -> "Long";
      default -> render(type);
    };
  }

  /** A short name of the type for metadata's readers. */
  static String typeName(TypeMirror type) {
    String text = render(type);
    return text.replaceAll("[a-z0-9_]+\\.", "");
  }
}
