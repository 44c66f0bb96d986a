package io.serinus.frame.processor;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** How Java's names become Rust's, and where generated classes stand. */
final class Names {
  private Names() {}

  static String snake(String camel) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < camel.length(); i++) {
      char c = camel.charAt(i);
      if (Character.isUpperCase(c)) {
        boolean starts =
            i > 0
                && (Character.isLowerCase(camel.charAt(i - 1))
                    || Character.isDigit(camel.charAt(i - 1))
                    || (i + 1 < camel.length() && Character.isLowerCase(camel.charAt(i + 1))));
        out.append(starts ? "_" : "").append(Character.toLowerCase(c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** {@code LOCKED_1X} becomes {@code Locked1x}. */
  static String pascal(String constant) {
    StringBuilder out = new StringBuilder();
    for (String word : constant.split("_")) {
      out.append(Character.toUpperCase(word.charAt(0)))
          .append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
    }
    return out.toString();
  }

  static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  static String packageOf(ProcessingEnvironment env, Element element) {
    PackageElement owner = env.getElementUtils().getPackageOf(element);
    return owner.getQualifiedName().toString();
  }

  /** The class's name with those of the classes around it in front. */
  static String flat(Element type) {
    Element outer = type.getEnclosingElement();
    String name = type.getSimpleName().toString();
    return outer instanceof TypeElement ? flat(outer) + name : name;
  }

  /** The crate that the type paths of a pallet begin with. */
  static String crate(Element pallet) {
    Marks.Mark mark = Marks.find(pallet, "Pallet").orElseThrow();
    String crate = mark.text("crate");
    return crate.isEmpty() ? "pallet_" + snake(mark.text("value")) : crate;
  }

  /** A Java string literal. */
  static String literal(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** The documentation comment as metadata shows it: plain lines, without tags. */
  static String docs(ProcessingEnvironment env, Element element) {
    String comment = env.getElementUtils().getDocComment(element);
    if (comment == null) {
      return "";
    }
    int tags = comment.indexOf("\n @");
    String text = comment.startsWith(" @") ? "" : tags < 0 ? comment : comment.substring(0, tags);
    return text.replaceAll("\\{@(?:code|link|linkplain|literal)\\s+([^}]*)}", "$1")
        .replaceAll("</?[a-z]+>", "")
        .lines()
        .map(String::strip)
        .collect(java.util.stream.Collectors.joining("\n"))
        .strip();
  }
}
