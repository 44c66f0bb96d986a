package io.serinus.wasm;

/**
 * The opcodes that tools here name; the others are carried along by number. Values: WebAssembly
 * core specification 1.0, 5.4.
 */
public final class Opcode {
  public static final int UNREACHABLE = 0x00;
  public static final int NOP = 0x01;
  public static final int BLOCK = 0x02;
  public static final int LOOP = 0x03;
  public static final int IF = 0x04;
  public static final int ELSE = 0x05;
  public static final int END = 0x0b;
  public static final int BR = 0x0c;
  public static final int BR_IF = 0x0d;
  public static final int BR_TABLE = 0x0e;
  public static final int RETURN = 0x0f;
  public static final int CALL = 0x10;
  public static final int CALL_INDIRECT = 0x11;
  public static final int DROP = 0x1a;
  public static final int SELECT = 0x1b;
  public static final int LOCAL_GET = 0x20;
  public static final int LOCAL_SET = 0x21;
  public static final int LOCAL_TEE = 0x22;
  public static final int GLOBAL_GET = 0x23;
  public static final int GLOBAL_SET = 0x24;
  public static final int I32_LOAD = 0x28;
  public static final int I64_LOAD = 0x29;
  public static final int I32_LOAD8_U = 0x2d;
  public static final int I32_STORE = 0x36;
  public static final int I64_STORE = 0x37;
  public static final int I32_STORE8 = 0x3a;
  public static final int I64_STORE32 = 0x3e;
  public static final int MEMORY_SIZE = 0x3f;
  public static final int MEMORY_GROW = 0x40;
  public static final int I32_CONST = 0x41;
  public static final int I64_CONST = 0x42;
  public static final int F32_CONST = 0x43;
  public static final int F64_CONST = 0x44;
  public static final int I32_EQZ = 0x45;
  public static final int I32_EQ = 0x46;
  public static final int I32_LT_U = 0x49;
  public static final int I32_GE_U = 0x4f;
  public static final int I32_LE_U = 0x4d;
  public static final int F32_NE = 0x5c;
  public static final int F32_LT = 0x5d;
  public static final int F32_GE = 0x60;
  public static final int F64_NE = 0x62;
  public static final int F64_LT = 0x63;
  public static final int F64_GE = 0x66;
  public static final int I32_ADD = 0x6a;
  public static final int I32_SUB = 0x6b;
  public static final int I32_AND = 0x71;
  public static final int I32_SHL = 0x74;
  public static final int I32_SHR_S = 0x75;
  public static final int I32_SHR_U = 0x76;
  public static final int I64_MUL = 0x7e;
  public static final int I64_SHL = 0x86;
  public static final int I64_SHR_S = 0x87;
  public static final int I32_TRUNC_F32_S = 0xa8;
  public static final int I64_EXTEND_I32_U = 0xad;
  public static final int LAST_MVP = 0xbf;
  public static final int I32_EXTEND8_S = 0xc0;
  public static final int I32_EXTEND16_S = 0xc1;
  public static final int I64_EXTEND8_S = 0xc2;
  public static final int I64_EXTEND16_S = 0xc3;
  public static final int I64_EXTEND32_S = 0xc4;

  /** Prefix page of the opcodes with two bytes: this value or'ed with the sub-opcode. */
  public static final int PREFIXED = 0xfc00;

  public static final int I32_TRUNC_SAT_F32_S = PREFIXED;
  public static final int I64_TRUNC_SAT_F64_U = PREFIXED | 7;
  public static final int MEMORY_COPY = PREFIXED | 10;
  public static final int MEMORY_FILL = PREFIXED | 11;

  /** Block type of a block without results. */
  public static final long EMPTY_BLOCK = -0x40;

  private Opcode() {}
}
