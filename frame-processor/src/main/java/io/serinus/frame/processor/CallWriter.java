package io.serinus.frame.processor;

import java.util.List;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Writes a pallet's calls as records of a sealed interface, and their codec. */
final class CallWriter {
  private final ProcessingEnvironment env;
  private final CodecExpressions codecs;

  CallWriter(ProcessingEnvironment env, CodecExpressions codecs) {
    this.env = env;
    this.codecs = codecs;
  }

  /** The calls of a pallet in the order of their indices. */
  static List<ExecutableElement> callsOf(TypeElement pallet) {
    return ElementFilter.methodsIn(pallet.getEnclosedElements()).stream()
        .filter(method -> Marks.has(method, "Call"))
        .sorted(java.util.Comparator.comparingInt(CallWriter::index))
        .toList();
  }

  static int index(ExecutableElement call) {
    return Marks.find(call, "Call").orElseThrow().number("value");
  }

  /** The call's arguments: all parameters but the origin. */
  static List<? extends VariableElement> arguments(ExecutableElement call) {
    if (call.getParameters().isEmpty()) {
      throw new ModelException("a call's first parameter is its origin", call);
    }
    return call.getParameters().subList(1, call.getParameters().size());
  }

  static String recordName(ExecutableElement call) {
    return Names.capital(call.getSimpleName().toString());
  }

  SourceFile calls(TypeElement pallet) {
    String name = pallet.getSimpleName() + "Call";
    StringBuilder body = new StringBuilder();
    body.append("/** The calls of {@link %s}. */\n".formatted(pallet.getSimpleName()));
    List<ExecutableElement> calls = callsOf(pallet);
    body.append("public sealed interface %s extends io.serinus.frame.Call {\n".formatted(name));
    for (ExecutableElement call : calls) {
      String arguments =
          arguments(call).stream()
              .map(a -> CodecExpressions.render(a.asType()) + " " + a.getSimpleName())
              .collect(Collectors.joining(", "));
      body.append(
          "  /** See {@link %s#%s}. */\n  record %s(%s) implements %s {}\n"
              .formatted(
                  pallet.getSimpleName(), call.getSimpleName(), recordName(call), arguments, name));
    }
    return new SourceFile(Names.packageOf(env, pallet), name, body.append("}\n").toString());
  }

  SourceFile codec(TypeElement pallet) {
    String calls = pallet.getSimpleName() + "Call";
    StringBuilder constants = new StringBuilder();
    StringBuilder encode = new StringBuilder();
    StringBuilder decode = new StringBuilder();
    StringBuilder infos = new StringBuilder();
    for (ExecutableElement call : callsOf(pallet)) {
      Fields fields =
          new Fields(
              env,
              codecs,
              arguments(call),
              Names.snake(call.getSimpleName().toString()).toUpperCase(java.util.Locale.ROOT) + "_",
              false);
      String record = calls + "." + recordName(call);
      constants.append(fields.constants());
      encode.append(
          "      case %s c -> { out.writeU8(%d); %s }\n"
              .formatted(record, index(call), fields.encode("c")));
      decode.append(
          "      case %d -> new %s(%s);\n".formatted(index(call), record, fields.decode()));
      infos
          .append(infos.isEmpty() ? "" : ",\n")
          .append(
              "      new io.serinus.scale.info.TypeInfo.Variant(%s, %d, %s, %s)"
                  .formatted(
                      Names.literal(rustName(call)),
                      index(call),
                      fields.describe(true),
                      Names.literal(Names.docs(env, call))));
    }
    String switchOver =
        encode.isEmpty() ? "" : "switch ((%s) v) {\n%s    }".formatted(calls, encode);
    String body =
        """
        public final class %1$sCodec implements io.serinus.scale.Codec<io.serinus.frame.Call> {
          public static final %1$sCodec CODEC = new %1$sCodec();
          private %1$sCodec() {}
        %2$s  @Override public void encode(io.serinus.frame.Call v, io.serinus.scale.ScaleWriter out) {
            %3$s
          }
          @Override public io.serinus.frame.Call decode(io.serinus.scale.ScaleReader in) {
            int index = in.readU8();
            return switch (index) {
        %4$s      default -> throw new io.serinus.scale.ScaleException("%5$s has no call " + index);
            };
          }
          @Override public io.serinus.scale.info.TypeInfo type() {
            return new io.serinus.scale.info.TypeInfo.Variants(%6$s, java.util.List.of(new io.serinus.scale.info.TypeInfo.Param("T", null)), java.util.List.of(
        %7$s), "");
          }
        }
        """
            .formatted(
                calls,
                constants,
                switchOver,
                decode,
                pallet.getSimpleName(),
                Names.literal(Names.crate(pallet) + "::pallet::Call"),
                infos);
    return new SourceFile(Names.packageOf(env, pallet), calls + "Codec", body);
  }

  static String rustName(ExecutableElement call) {
    String given = Marks.find(call, "Call").orElseThrow().text("name");
    return given.isEmpty() ? Fields.rustName((Element) call) : given;
  }
}
