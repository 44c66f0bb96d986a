package io.serinus.host.hostapi;

import io.serinus.wasm.FunctionType;
import io.serinus.wasm.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects definitions. A signature is written as one letter a parameter: {@code p} for i32, {@code
 * s} for i64.
 */
final class FunctionTable {
  /** What a function without a result does. */
  @FunctionalInterface
  interface Action {
    void run(HostCall call, long[] arguments);
  }

  /** What a function with a yes or no as result does. */
  @FunctionalInterface
  interface Question {
    boolean ask(HostCall call, long[] arguments);
  }

  private final Map<String, HostFunctionDefinition> functions = new HashMap<>();

  /** A function without a result. */
  void action(String name, String parameters, Action action) {
    add(
        name,
        new FunctionType(types(parameters), List.of()),
        (call, arguments) -> {
          action.run(call, arguments);
          return 0;
        });
  }

  /** A function whose i32 result is one for yes. */
  void question(String name, String parameters, Question question) {
    add(
        name,
        new FunctionType(types(parameters), List.of(ValueType.I32)),
        (c, a) -> question.ask(c, a) ? 1 : 0);
  }

  /** A function with an i32 as result. */
  void pointer(String name, String parameters, HostFunctionDefinition.Body body) {
    add(name, new FunctionType(types(parameters), List.of(ValueType.I32)), body);
  }

  /** A function with an i64 as result. */
  void span(String name, String parameters, HostFunctionDefinition.Body body) {
    add(name, new FunctionType(types(parameters), List.of(ValueType.I64)), body);
  }

  Map<String, HostFunctionDefinition> functions() {
    return Map.copyOf(functions);
  }

  private void add(String name, FunctionType type, HostFunctionDefinition.Body body) {
    if (functions.put(name, new HostFunctionDefinition(name, type, body)) != null) {
      throw new IllegalStateException(name + " is defined twice");
    }
  }

  private static List<ValueType> types(String letters) {
    return letters.chars().mapToObj(c -> c == 'p' ? ValueType.I32 : ValueType.I64).toList();
  }
}
