package io.serinus.frame.processor;

import java.util.List;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * Writes the functions of a runtime API: decoding arguments, encoding results, and descriptions.
 */
final class RuntimeApiWriter {
  private final ProcessingEnvironment env;
  private final CodecExpressions codecs;

  RuntimeApiWriter(ProcessingEnvironment env, CodecExpressions codecs) {
    this.env = env;
    this.codecs = codecs;
  }

  SourceFile functions(TypeElement api) {
    Marks.Mark mark = Marks.find(api, "RuntimeApi").orElseThrow();
    String name = Names.flat(api) + "Functions";
    StringBuilder constants = new StringBuilder();
    StringBuilder functions = new StringBuilder();
    for (ExecutableElement method : ElementFilter.methodsIn(api.getEnclosedElements())) {
      functions.append(functions.isEmpty() ? "" : ",\n").append(function(method, constants));
    }
    String body =
        """
        public final class %1$s extends io.serinus.frame.RuntimeApiModule {
        %2$s
          public %1$s(%3$s api) {
            super(%4$s, %5$s, %6$d, %7$s, java.util.List.of(
        %8$s));
          }
        }
        """
            .formatted(
                name,
                constants,
                api.getQualifiedName(),
                Names.literal(mark.text("value")),
                Names.literal(mark.text("id")),
                mark.number("version"),
                Names.literal(Names.docs(env, api)),
                functions);
    return new SourceFile(Names.packageOf(env, api), name, body);
  }

  private String function(ExecutableElement method, StringBuilder constants) {
    String prefix =
        Names.snake(method.getSimpleName().toString()).toUpperCase(java.util.Locale.ROOT) + "_";
    Fields fields = new Fields(env, codecs, method.getParameters(), prefix, false);
    constants.append(fields.constants());
    boolean returnsNothing = method.getReturnType().getKind() == TypeKind.VOID;
    String result = prefix + "RESULT";
    if (!returnsNothing) {
      constants.append(
          "  private static final io.serinus.scale.Codec<%s> %s = %s;\n"
              .formatted(
                  CodecExpressions.renderBoxed(method.getReturnType()),
                  result,
                  codecs.codec(method.getReturnType(), method)));
    }
    List<? extends VariableElement> parameters = method.getParameters();
    String call =
        "api.%s(%s)"
            .formatted(
                method.getSimpleName(),
                parameters.stream()
                    .map(p -> p.getSimpleName() + "_")
                    .collect(Collectors.joining(", ")));
    String reads = readParameters(parameters, fields);
    return "        new io.serinus.frame.RuntimeApiModule.Function(%s, %s, %s, %s, (in, out) -> { %s in.requireEnd(); %s })"
        .formatted(
            Names.literal(Fields.rustName(method)),
            fields.describe(true),
            returnsNothing ? "io.serinus.scale.info.TypeInfo::unit" : result + "::type",
            Names.literal(Names.docs(env, method)),
            reads,
            returnsNothing ? call + ";" : result + ".encode(" + call + ", out);");
  }

  private static String readParameters(List<? extends VariableElement> parameters, Fields fields) {
    List<String> reads = fields.decodeEach();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < reads.size(); i++) {
      out.append("var %s_ = %s; ".formatted(parameters.get(i).getSimpleName(), reads.get(i)));
    }
    return out.toString();
  }
}
