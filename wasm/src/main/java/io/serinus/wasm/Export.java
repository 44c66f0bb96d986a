package io.serinus.wasm;

/** One export. */
public record Export(String name, Kind kind, int index) {
  /** What is exported; the ordinal is the byte in the binary. */
  public enum Kind {
    FUNCTION,
    TABLE,
    MEMORY,
    GLOBAL
  }
}
