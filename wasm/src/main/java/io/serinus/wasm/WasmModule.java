package io.serinus.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A module in an editable form. The lists are the sections in the order of the binary and may be
 * changed in place; every index is the one of the binary (imports first, then definitions).
 */
public final class WasmModule {
  public final List<FunctionType> types = new ArrayList<>();
  public final List<Import> imports = new ArrayList<>();
  public final List<Function> functions = new ArrayList<>();
  public final List<Limits> tables = new ArrayList<>();
  public final List<Limits> memories = new ArrayList<>();
  public final List<Global> globals = new ArrayList<>();
  public final List<Export> exports = new ArrayList<>();
  public @Nullable Integer start;
  public final List<ElementSegment> elements = new ArrayList<>();
  public final List<DataSegment> data = new ArrayList<>();
  public final List<CustomSection> customSections = new ArrayList<>();

  /** Reads a binary; throws {@link WasmFormatException} for anything else. */
  public static WasmModule read(byte[] binary) {
    return read(binary, Integer.MAX_VALUE);
  }

  /**
   * Reads a binary of a bounded size: a byte of it can stand for a lot.
   *
   * @param maxItems how many instructions, locals and other items there may be in all
   * @throws WasmFormatException if there are more, or for anything that is no module
   */
  public static WasmModule read(byte[] binary, int maxItems) {
    return new WasmReader(binary, maxItems).read();
  }

  /**
   * The content of the first custom section with this name, without reading the rest of the binary.
   */
  public static Optional<byte[]> customSection(byte[] binary, String name) {
    return WasmReader.customSection(binary, name);
  }

  /** The binary of this module. */
  public byte[] write() {
    return new WasmWriter().write(this);
  }

  /** How many functions are imported, which is the index of the first one defined here. */
  public int importedFunctions() {
    return (int) imports.stream().filter(i -> i.description() instanceof Import.Function).count();
  }

  /** How many globals are imported, which is the index of the first one defined here. */
  public int importedGlobals() {
    return (int) imports.stream().filter(i -> i.description() instanceof Import.Global).count();
  }

  /** The index of this type in the type section, which it joins if it is not there yet. */
  public int typeIndex(FunctionType type) {
    int index = types.indexOf(type);
    if (index < 0) {
      index = types.size();
      types.add(type);
    }
    return index;
  }

  /** Adds a function and returns its index. */
  public int addFunction(FunctionType type, List<ValueType> locals, List<Instruction> body) {
    functions.add(new Function(typeIndex(type), locals, body));
    return importedFunctions() + functions.size() - 1;
  }

  /** Adds a global and returns its index. */
  public int addGlobal(Global global) {
    globals.add(global);
    return importedGlobals() + globals.size() - 1;
  }

  /** The export of this kind and name. */
  public Optional<Export> export(Export.Kind kind, String name) {
    return exports.stream().filter(e -> e.kind() == kind && e.name().equals(name)).findFirst();
  }

  /** The content of the first custom section with this name. */
  public Optional<byte[]> customSection(String name) {
    return customSections.stream()
        .filter(s -> s.name().equals(name))
        .map(CustomSection::content)
        .findFirst();
  }
}
