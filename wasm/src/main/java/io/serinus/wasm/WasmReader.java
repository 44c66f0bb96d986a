package io.serinus.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a binary module into a {@link WasmModule}. */
final class WasmReader {
  /**
   * No engine accepts more locals in a function; it bounds what a few bytes can make us allocate.
   */
  private static final int MAX_LOCALS = 50_000;

  /** An engine holds all that it makes of a function at once; real ones are a tenth as long. */
  static final int MAX_BODY = 1 << 20;

  /** What takes about as much room, in whatever reads a module, as so many instructions. */
  private static final int TYPE = 16;

  private static final int LOCAL = 4;

  private final ByteSource in;
  private final WasmModule module = new WasmModule();
  private final List<Integer> functionTypes = new ArrayList<>();
  private final int maxItems;
  private int items;

  WasmReader(byte[] binary, int maxItems) {
    in = new ByteSource(binary, 0, binary.length);
    this.maxItems = maxItems;
  }

  static Optional<byte[]> customSection(byte[] binary, String name) {
    ByteSource in = new ByteSource(binary, 0, binary.length);
    preamble(in);
    while (!in.atEnd()) {
      int id = in.u8();
      ByteSource section = in.slice(in.u32());
      if (id == 0 && section.name().equals(name)) {
        return Optional.of(section.rest());
      }
    }
    return Optional.empty();
  }

  private static void preamble(ByteSource in) {
    if (in.fixed(4) != 0x6d736100L || in.fixed(4) != 1) {
      throw new WasmFormatException("not a WebAssembly module of version 1");
    }
  }

  WasmModule read() {
    preamble(in);
    while (!in.atEnd()) {
      int id = in.u8();
      ByteSource section = in.slice(in.u32());
      section(id, section);
      if (!section.atEnd()) {
        throw new WasmFormatException("section " + id + " is longer than its content");
      }
    }
    if (functionTypes.size() != module.functions.size()) {
      throw new WasmFormatException("functions without a body");
    }
    return module;
  }

  private void section(int id, ByteSource s) {
    switch (id) {
      case 0 -> module.customSections.add(new CustomSection(s.name(), s.rest()));
      case 1 -> repeat(s, () -> module.types.add(functionType(s)));
      case 2 ->
          repeat(s, () -> module.imports.add(new Import(s.name(), s.name(), importDescription(s))));
      case 3 -> repeat(s, () -> functionTypes.add(s.u32()));
      case 4 -> repeat(s, () -> module.tables.add(table(s)));
      case 5 -> repeat(s, () -> module.memories.add(limits(s)));
      case 6 -> repeat(s, () -> module.globals.add(global(s)));
      case 7 -> repeat(s, () -> module.exports.add(export(s)));
      case 8 -> module.start = s.u32();
      case 9 -> repeat(s, () -> module.elements.add(element(s)));
      case 10 -> repeat(s, () -> module.functions.add(function(s)));
      case 11 -> repeat(s, () -> module.data.add(dataSegment(s)));
      case 12 -> s.u32(); // the number of data segments, which the data section says itself
      default -> throw new WasmFormatException("unknown section " + id);
    }
  }

  private void take(long more) {
    if (more > maxItems - items) {
      throw new WasmFormatException("the module has more than " + maxItems + " items");
    }
    items += (int) more;
  }

  private void repeat(ByteSource s, Runnable item) {
    int count = s.count();
    take(count);
    for (int i = 0; i < count; i++) {
      item.run();
    }
  }

  private List<Instruction> expression(ByteSource s) {
    List<Instruction> expression =
        InstructionCodec.readExpression(s, Math.min(MAX_BODY, maxItems - items));
    take(expression.size());
    return expression;
  }

  private List<ValueType> valueTypes(ByteSource s) {
    int count = s.count();
    take(count);
    List<ValueType> types = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      types.add(ValueType.of(s.u8()));
    }
    return types;
  }

  private FunctionType functionType(ByteSource s) {
    take(TYPE);
    if (s.u8() != 0x60) {
      throw new WasmFormatException("unsupported type form");
    }
    return new FunctionType(valueTypes(s), valueTypes(s));
  }

  private static Import.Description importDescription(ByteSource s) {
    int kind = s.u8();
    return switch (kind) {
      case 0 -> new Import.Function(s.u32());
      case 1 -> new Import.Table(table(s));
      case 2 -> new Import.Memory(limits(s));
      case 3 -> new Import.Global(ValueType.of(s.u8()), s.u8() == 1);
      default -> throw new WasmFormatException("unsupported import kind " + kind);
    };
  }

  private static Limits table(ByteSource s) {
    if (s.u8() != 0x70) {
      throw new WasmFormatException("unsupported table type");
    }
    return limits(s);
  }

  private static Limits limits(ByteSource s) {
    int flags = s.u8();
    return switch (flags) {
      case 0 -> new Limits(s.u32(), -1);
      case 1 -> new Limits(s.u32(), s.u32());
      default -> throw new WasmFormatException("unsupported limits " + flags);
    };
  }

  private Global global(ByteSource s) {
    return new Global(ValueType.of(s.u8()), s.u8() == 1, expression(s));
  }

  private static Export export(ByteSource s) {
    String name = s.name();
    int kind = s.u8();
    if (kind >= Export.Kind.values().length) {
      throw new WasmFormatException("unsupported export kind " + kind);
    }
    return new Export(name, Export.Kind.values()[kind], s.u32());
  }

  private ElementSegment element(ByteSource s) {
    if (s.u32() != 0) {
      throw new WasmFormatException("unsupported element segment");
    }
    List<Instruction> offset = expression(s);
    List<Integer> functions = new ArrayList<>();
    repeat(s, () -> functions.add(s.u32()));
    return new ElementSegment(offset, functions);
  }

  private Function function(ByteSource s) {
    if (module.functions.size() >= functionTypes.size()) {
      throw new WasmFormatException("a body without a function");
    }
    ByteSource body = s.slice(s.u32());
    List<ValueType> locals = new ArrayList<>();
    int groups = body.count();
    for (int i = 0; i < groups; i++) {
      int count = body.u32();
      ValueType type = ValueType.of(body.u8());
      if (count < 0 || count > MAX_LOCALS - locals.size()) {
        throw new WasmFormatException("too many locals");
      }
      take((long) LOCAL * count);
      for (int j = 0; j < count; j++) {
        locals.add(type);
      }
    }
    return new Function(functionTypes.get(module.functions.size()), locals, expression(body));
  }

  private DataSegment dataSegment(ByteSource s) {
    if (s.u32() != 0) {
      throw new WasmFormatException("unsupported data segment");
    }
    return new DataSegment(expression(s), s.bytes(s.u32()));
  }
}
