package io.serinus.frame.processor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Frame's annotations as they stand on an element or type. */
final class Marks {
  private static final String PACKAGE = "io.serinus.frame.annotation.";
  static final String PALLET = PACKAGE + "Pallet";
  static final String SCALE = PACKAGE + "Scale";
  static final String TUPLE = PACKAGE + "Tuple";
  static final String PALLET_ORIGIN = PACKAGE + "PalletOrigin";
  static final String RUNTIME_API = PACKAGE + "RuntimeApi";

  private Marks() {}

  /** The annotation of frame's by its short name, if it is there. */
  static Optional<Mark> find(AnnotatedConstruct on, String name) {
    String qualified = name.indexOf('.') >= 0 ? name : PACKAGE + name;
    for (AnnotationMirror mirror : on.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(qualified)) {
        return Optional.of(new Mark(mirror));
      }
    }
    return Optional.empty();
  }

  static boolean has(AnnotatedConstruct on, String name) {
    return find(on, name).isPresent();
  }

  /** One annotation with its values, written or by default. */
  record Mark(AnnotationMirror mirror) {
    Object value(String attribute) {
      for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
          mirror.getElementValues().entrySet()) {
        if (entry.getKey().getSimpleName().contentEquals(attribute)) {
          return entry.getValue().getValue();
        }
      }
      for (var member : mirror.getAnnotationType().asElement().getEnclosedElements()) {
        if (member instanceof ExecutableElement method
            && method.getSimpleName().contentEquals(attribute)
            && method.getDefaultValue() != null) {
          return method.getDefaultValue().getValue();
        }
      }
      throw new ModelException("no value for " + attribute, null);
    }

    String text(String attribute) {
      return value(attribute).toString();
    }

    int number(String attribute) {
      return (Integer) value(attribute);
    }

    long longNumber(String attribute) {
      return ((Number) value(attribute)).longValue();
    }

    boolean flag(String attribute) {
      return (Boolean) value(attribute);
    }

    /** The names of enum constants in an array. */
    List<String> constants(String attribute) {
      return list(attribute).stream()
          .map(v -> v.getValue().toString())
          .map(v -> v.substring(v.lastIndexOf('.') + 1))
          .toList();
    }

    /** Annotations in an array. */
    List<Mark> marks(String attribute) {
      return list(attribute).stream().map(v -> new Mark((AnnotationMirror) v.getValue())).toList();
    }

    @SuppressWarnings("unchecked")
    private List<? extends AnnotationValue> list(String attribute) {
      return (List<? extends AnnotationValue>) value(attribute);
    }
  }
}
