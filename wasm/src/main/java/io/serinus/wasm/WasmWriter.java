package io.serinus.wasm;

import java.util.List;
import java.util.function.BiConsumer;

/** Writes a {@link WasmModule} as a binary. */
final class WasmWriter {
  private final ByteSink out = new ByteSink();

  byte[] write(WasmModule m) {
    out.fixed(0x1_6d73_6100L, 8);
    section(1, m.types, WasmWriter::functionType);
    section(2, m.imports, WasmWriter::imported);
    section(3, m.functions, (s, f) -> s.u32(f.type()));
    section(
        4,
        m.tables,
        (s, t) -> {
          s.u8(0x70);
          limits(s, t);
        });
    section(5, m.memories, WasmWriter::limits);
    section(6, m.globals, WasmWriter::global);
    section(7, m.exports, WasmWriter::export);
    Integer start = m.start;
    if (start != null) {
      ByteSink s = new ByteSink();
      s.u32(start);
      section(8, s);
    }
    section(9, m.elements, WasmWriter::element);
    section(10, m.functions, WasmWriter::function);
    section(11, m.data, WasmWriter::dataSegment);
    for (CustomSection custom : m.customSections) {
      ByteSink s = new ByteSink();
      s.name(custom.name());
      s.bytes(custom.content());
      section(0, s);
    }
    return out.toBytes();
  }

  private <T> void section(int id, List<T> items, BiConsumer<ByteSink, T> writer) {
    if (items.isEmpty()) {
      return;
    }
    ByteSink s = new ByteSink();
    s.u32(items.size());
    items.forEach(item -> writer.accept(s, item));
    section(id, s);
  }

  private void section(int id, ByteSink content) {
    out.u8(id);
    out.sized(content.toBytes());
  }

  private static void valueTypes(ByteSink s, List<ValueType> types) {
    s.u32(types.size());
    types.forEach(t -> s.u8(t.code()));
  }

  private static void functionType(ByteSink s, FunctionType type) {
    s.u8(0x60);
    valueTypes(s, type.parameters());
    valueTypes(s, type.results());
  }

  private static void imported(ByteSink s, Import i) {
    s.name(i.module());
    s.name(i.name());
    switch (i.description()) {
      case Import.Function(int type) -> {
        s.u8(0);
        s.u32(type);
      }
      case Import.Table(Limits limits) -> {
        s.u8(1);
        s.u8(0x70);
        limits(s, limits);
      }
      case Import.Memory(Limits limits) -> {
        s.u8(2);
        limits(s, limits);
      }
      case Import.Global(ValueType type, boolean mutable) -> {
        s.u8(3);
        s.u8(type.code());
        s.u8(mutable ? 1 : 0);
      }
    }
  }

  private static void limits(ByteSink s, Limits limits) {
    s.u8(limits.max() < 0 ? 0 : 1);
    s.u32(limits.min());
    if (limits.max() >= 0) {
      s.u32(limits.max());
    }
  }

  private static void expression(ByteSink s, List<Instruction> instructions) {
    instructions.forEach(i -> InstructionCodec.write(s, i));
  }

  private static void global(ByteSink s, Global g) {
    s.u8(g.type().code());
    s.u8(g.mutable() ? 1 : 0);
    expression(s, g.initializer());
  }

  private static void export(ByteSink s, Export e) {
    s.name(e.name());
    s.u8(e.kind().ordinal());
    s.u32(e.index());
  }

  private static void element(ByteSink s, ElementSegment e) {
    s.u32(0);
    expression(s, e.offset());
    s.u32(e.functions().size());
    e.functions().forEach(s::u32);
  }

  private static void function(ByteSink s, Function f) {
    ByteSink body = new ByteSink();
    ByteSink groups = new ByteSink();
    int groupCount = 0;
    List<ValueType> locals = f.locals();
    for (int i = 0; i < locals.size(); ) {
      int from = i;
      while (i < locals.size() && locals.get(i) == locals.get(from)) {
        i++;
      }
      groups.u32(i - from);
      groups.u8(locals.get(from).code());
      groupCount++;
    }
    body.u32(groupCount);
    body.bytes(groups.toBytes());
    expression(body, f.body());
    s.sized(body.toBytes());
  }

  private static void dataSegment(ByteSink s, DataSegment d) {
    s.u32(0);
    expression(s, d.offset());
    s.sized(d.bytes());
  }
}
