package io.serinus.wasm;

import java.util.List;

/** Parameters and results of a function or a block. */
public record FunctionType(List<ValueType> parameters, List<ValueType> results) {
  public FunctionType {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }
}
