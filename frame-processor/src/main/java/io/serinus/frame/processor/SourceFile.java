package io.serinus.frame.processor;

/** A class to be written. */
record SourceFile(String packageName, String name, String body) {
  String qualifiedName() {
    return packageName + "." + name;
  }

  String text() {
    int docsEnd = body.startsWith("/**") ? body.indexOf("*/\n") + 3 : 0;
    return "package %s;\n\n%s@javax.annotation.processing.Generated(\"%s\")\n@SuppressWarnings(\"all\")\n%s"
        .formatted(
            packageName,
            body.substring(0, docsEnd),
            FrameProcessor.class.getName(),
            body.substring(docsEnd));
  }
}
