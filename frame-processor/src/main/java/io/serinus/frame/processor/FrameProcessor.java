package io.serinus.frame.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Reads frame's annotations and writes the classes that they imply, one for each purpose. */
public final class FrameProcessor extends AbstractProcessor {
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(Marks.PALLET, Marks.SCALE, Marks.TUPLE, Marks.PALLET_ORIGIN, Marks.RUNTIME_API);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    CodecExpressions codecs = new CodecExpressions(processingEnv);
    for (TypeElement annotation : annotations) {
      for (Element element : round.getElementsAnnotatedWith(annotation)) {
        TypeElement type = (TypeElement) element;
        try {
          switch (annotation.getQualifiedName().toString()) {
            case Marks.PALLET -> {
              if (!CallWriter.callsOf(type).isEmpty()) {
                write(new CallWriter(processingEnv, codecs).calls(type), type);
                write(new CallWriter(processingEnv, codecs).codec(type), type);
              }
              write(new ModuleWriter(processingEnv, codecs).module(type), type);
              for (TypeElement part : PalletParts.encoded(type)) {
                write(new TypeWriter(processingEnv, codecs).codec(part), part);
              }
            }
            case Marks.RUNTIME_API ->
                write(new RuntimeApiWriter(processingEnv, codecs).functions(type), type);
            default -> write(new TypeWriter(processingEnv, codecs).codec(type), type);
          }
        } catch (ModelException e) {
          processingEnv
              .getMessager()
              .printMessage(
                  Diagnostic.Kind.ERROR, e.getMessage(), e.element() == null ? type : e.element());
        }
      }
    }
    return false;
  }

  private void write(SourceFile file, TypeElement origin) {
    try (Writer writer =
        processingEnv.getFiler().createSourceFile(file.qualifiedName(), origin).openWriter()) {
      writer.write(file.text());
    } catch (IOException e) {
      processingEnv
          .getMessager()
          .printMessage(Diagnostic.Kind.ERROR, file.qualifiedName() + ": " + e, origin);
    }
  }
}
