package io.serinus.frame.processor;

/** A class to be written. */
record SourceFile(String packageName, String name, String body) {
  String qualifiedName() {
    return packageName + "." + name;
  }

  String text() {
    return "package %s;\n\n@javax.annotation.processing.Generated(\"%s\")\n@SuppressWarnings(\"all\")\n%s"
        .formatted(packageName, FrameProcessor.class.getName(), body);
  }
}
