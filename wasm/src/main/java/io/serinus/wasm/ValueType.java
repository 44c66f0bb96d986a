package io.serinus.wasm;

/** The number types of WebAssembly 1.0. */
public enum ValueType {
  I32(0x7f),
  I64(0x7e),
  F32(0x7d),
  F64(0x7c);

  private final int code;

  ValueType(int code) {
    this.code = code;
  }

  /** The byte that stands for this type in a binary. */
  public int code() {
    return code;
  }

  static ValueType of(int code) {
    return switch (code) {
      case 0x7f -> I32;
      case 0x7e -> I64;
      case 0x7d -> F32;
      case 0x7c -> F64;
      default ->
          throw new WasmFormatException("unsupported value type 0x" + Integer.toHexString(code));
    };
  }
}
