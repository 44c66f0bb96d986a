package io.serinus.frame.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Writes the module of a pallet: what a runtime needs to know of it. */
final class ModuleWriter {
  private final ProcessingEnvironment env;
  private final CodecExpressions codecs;
  private final StorageWriter storage;

  ModuleWriter(ProcessingEnvironment env, CodecExpressions codecs) {
    this.env = env;
    this.codecs = codecs;
    this.storage = new StorageWriter(env, codecs);
  }

  SourceFile module(TypeElement pallet) {
    String type = pallet.getSimpleName().toString();
    String name = Marks.find(pallet, "Pallet").orElseThrow().text("value");
    String body =
        """
        /** What a runtime needs to know of {@link %1$s}. */
        public final class %1$sModule extends io.serinus.frame.PalletModule {
          private final %1$s pallet;

          /** @param index the pallet's index in the runtime */
          public %1$sModule(int index, %1$s pallet) {
            super(index, %2$s, pallet, %3$s);
            this.pallet = pallet;
        %4$s  }

        %5$s%6$s%7$s%8$s%9$s%10$s%11$s}
        """
            .formatted(
                type,
                Names.literal(name),
                Names.literal(Names.docs(env, pallet)),
                storage.fields(pallet, name),
                calls(pallet),
                partCodec(PalletParts.find(pallet, PalletParts.EVENT), "events"),
                errors(pallet),
                partCodec(PalletParts.find(pallet, PalletParts.HOLD_REASON), "holdReasons")
                    + partCodec(
                        PalletParts.find(pallet, PalletParts.FREEZE_REASON), "freezeReasons")
                    + partCodec(originOf(pallet), "origins"),
                storage.entries(pallet),
                constants(pallet),
                associatedTypes(pallet));
    return new SourceFile(Names.packageOf(env, pallet), type + "Module", body);
  }

  // --- associated types and constants

  /** What the methods of the nested type {@code Types} say. */
  private String associatedTypes(TypeElement pallet) {
    return list(
        "io.serinus.frame.AssociatedType",
        "associatedTypes",
        PalletParts.find(pallet, PalletParts.TYPES).stream()
            .flatMap(types -> ElementFilter.methodsIn(types.getEnclosedElements()).stream())
            .map(this::associatedType)
            .toList());
  }

  private String associatedType(ExecutableElement method) {
    return "new io.serinus.frame.AssociatedType(%s, %s::type, %s)"
        .formatted(
            Names.literal(Names.capital(method.getSimpleName().toString())),
            codecs.codec(method.getReturnType(), method),
            Names.literal(Names.docs(env, method)));
  }

  private String constants(TypeElement pallet) {
    List<String> entries = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(pallet.getEnclosedElements())) {
      Optional<Marks.Mark> mark = Marks.find(method, "Constant");
      if (mark.isEmpty()) {
        continue;
      }
      String given = mark.get().text("value");
      entries.add(
          "io.serinus.frame.ConstantEntry.of(%s, %s, () -> pallet.%s(), %s)"
              .formatted(
                  Names.literal(
                      given.isEmpty() ? Names.capital(method.getSimpleName().toString()) : given),
                  codecs.codec(method.getReturnType(), method),
                  method.getSimpleName(),
                  Names.literal(Names.docs(env, method))));
    }
    return list("io.serinus.frame.ConstantEntry", "constants", entries);
  }

  /** A method that lists entries; nothing where there are none. */
  static String list(String type, String method, List<String> entries) {
    return entries.isEmpty()
        ? ""
        : """
            @Override public java.util.List<%s> %s() {
              return java.util.List.of(
                  %s);
            }

          """
            .formatted(type, method, String.join(",\n        ", entries));
  }

  // --- calls

  private String calls(TypeElement pallet) {
    List<ExecutableElement> calls = CallWriter.callsOf(pallet);
    if (calls.isEmpty()) {
      return "";
    }
    String sealed = pallet.getSimpleName() + "Call";
    String infos =
        each(
            calls,
            call ->
                "      case %s.%s c -> %s;\n"
                    .formatted(sealed, CallWriter.recordName(call), info(call)));
    String dispatches =
        each(
            calls,
            call ->
                "      case %s.%s c -> %s\n"
                    .formatted(sealed, CallWriter.recordName(call), dispatch(call)));
    return """
          @Override public io.serinus.scale.Codec<io.serinus.frame.Call> calls() { return %1$sCodec.CODEC; }

          @Override public io.serinus.primitives.runtime.DispatchInfo info(io.serinus.frame.Call call) {
            return switch ((%1$s) call) {
        %2$s    };
          }

          @Override public io.serinus.frame.PostDispatchInfo run(io.serinus.frame.Call call, io.serinus.frame.Origin origin) throws io.serinus.frame.DispatchException {
            return switch ((%1$s) call) {
        %3$s    };
          }

        """
        .formatted(sealed, infos, dispatches);
  }

  private static String each(
      List<ExecutableElement> calls, Function<ExecutableElement, String> line) {
    return calls.stream().map(line).collect(Collectors.joining());
  }

  private static String arguments(ExecutableElement call) {
    return CallWriter.arguments(call).stream()
        .map(a -> "c." + a.getSimpleName() + "()")
        .collect(Collectors.joining(", "));
  }

  private static String dispatch(ExecutableElement call) {
    String arguments = arguments(call);
    String invocation =
        "pallet.%s(origin%s)"
            .formatted(call.getSimpleName(), arguments.isEmpty() ? "" : ", " + arguments);
    return call.getReturnType().getKind() == TypeKind.VOID
        ? "{ %s; yield io.serinus.frame.PostDispatchInfo.DEFAULT; }".formatted(invocation)
        : invocation + ";";
  }

  private String info(ExecutableElement call) {
    Marks.Mark mark = Marks.find(call, "Call").orElseThrow();
    String dispatchClass = mark.value("dispatchClass").toString();
    String constant = dispatchClass.substring(dispatchClass.lastIndexOf('.') + 1);
    Optional<Marks.Mark> weight = Marks.find(call, "Weighs");
    String by = mark.text("weight");
    if (weight.isPresent() != by.isEmpty()) {
      throw new ModelException(
          "a call has either @Weighs or the name of a method that weighs it", call);
    }
    String expression =
        weight
            .map(w -> formula(w, call))
            .orElseGet(() -> "pallet.%s(%s)".formatted(by, arguments(call)));
    return "info(%s, io.serinus.primitives.runtime.DispatchClass.%s, %s)"
        .formatted(expression, constant, mark.flag("pays"));
  }

  private static String formula(Marks.Mark weight, ExecutableElement call) {
    StringBuilder out = new StringBuilder("weight(" + parts(weight) + ")");
    for (Marks.Mark per : weight.marks("per")) {
      out.append(".saturatingAdd(weightPer(%s, %s))".formatted(measure(per, call), parts(per)));
    }
    return out.toString();
  }

  private static String parts(Marks.Mark weight) {
    return "%dL, %dL, %d, %d"
        .formatted(
            weight.longNumber("refTime"),
            weight.longNumber("proof"),
            weight.number("reads"),
            weight.number("writes"));
  }

  private static String measure(Marks.Mark per, ExecutableElement call) {
    String of = per.text("of");
    if (of.endsWith("()")) {
      return "pallet." + of;
    }
    VariableElement argument =
        CallWriter.arguments(call).stream()
            .filter(a -> a.getSimpleName().contentEquals(of))
            .findFirst()
            .orElseThrow(() -> new ModelException("no argument " + of, call));
    String value = "c." + argument.getSimpleName() + "()";
    return switch (CodecExpressions.raw(argument.asType())) {
      case "int", "long" -> value;
      case "io.serinus.scale.Bytes" -> value + ".length()";
      default -> value + ".size()";
    };
  }

  // --- events, errors, reasons, origins

  private static Optional<TypeElement> originOf(TypeElement pallet) {
    return ElementFilter.typesIn(pallet.getEnclosedElements()).stream()
        .filter(type -> Marks.has(type, "PalletOrigin"))
        .findFirst();
  }

  private String partCodec(Optional<TypeElement> part, String method) {
    return part.map(
            type ->
                "  @Override public io.serinus.scale.Codec<?> %s() { return %s.CODEC; }\n\n"
                    .formatted(method, codecs.derivedCodec(type)))
        .orElse("");
  }

  private String errors(TypeElement pallet) {
    Optional<TypeElement> errors = PalletParts.find(pallet, PalletParts.ERROR);
    if (errors.isEmpty()) {
      return "";
    }
    TypeElement type = errors.get();
    if (type.getKind() != ElementKind.ENUM) {
      throw new ModelException("errors are an enum", type);
    }
    StringBuilder cases = new StringBuilder();
    StringBuilder infos = new StringBuilder();
    int next = 0;
    for (Element constant : TypeWriter.constants(type)) {
      int index = TypeWriter.index(constant, next);
      next = index + 1;
      cases.append("case %s -> %d; ".formatted(constant.getSimpleName(), index));
      String name =
          Marks.find(constant, "Name")
              .map(m -> m.text("value"))
              .orElseGet(() -> Names.pascal(constant.getSimpleName().toString()));
      infos
          .append(infos.isEmpty() ? "" : ",\n        ")
          .append(
              "new io.serinus.scale.info.TypeInfo.Variant(%s, %d, java.util.List.of(), %s)"
                  .formatted(Names.literal(name), index, Names.literal(Names.docs(env, constant))));
    }
    return """
          @Override public int errorIndex(Enum<?> error) {
            return switch ((%1$s) error) { %2$s};
          }

          @Override public io.serinus.scale.info.TypeInfo errors() {
            return new io.serinus.scale.info.TypeInfo.Variants(%3$s, java.util.List.of(new io.serinus.scale.info.TypeInfo.Param("T", null)), java.util.List.of(
                %4$s), "");
          }

        """
        .formatted(
            type.getQualifiedName(),
            cases,
            Names.literal(Names.crate(pallet) + "::pallet::Error"),
            infos);
  }
}
