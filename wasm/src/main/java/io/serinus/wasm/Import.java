package io.serinus.wasm;

/** One import: the two names and what is asked for. */
public record Import(String module, String name, Description description) {
  /** What an import asks for. */
  public sealed interface Description {}

  /** A function; {@code type} is an index into the type section. */
  public record Function(int type) implements Description {}

  /** A table of function references. */
  public record Table(Limits limits) implements Description {}

  /** The linear memory. */
  public record Memory(Limits limits) implements Description {}

  /** A global variable. */
  public record Global(ValueType type, boolean mutable) implements Description {}
}
