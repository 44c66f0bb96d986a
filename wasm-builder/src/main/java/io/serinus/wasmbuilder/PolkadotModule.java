package io.serinus.wasmbuilder;

import static io.serinus.wasm.ValueType.I32;
import static io.serinus.wasm.ValueType.I64;

import io.serinus.wasm.CustomSection;
import io.serinus.wasm.Export;
import io.serinus.wasm.Function;
import io.serinus.wasm.FunctionType;
import io.serinus.wasm.Global;
import io.serinus.wasm.Import;
import io.serinus.wasm.Instruction;
import io.serinus.wasm.Limits;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.ValueType;
import io.serinus.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rewrites a module as TeaVM emits it into a Polkadot runtime:
 *
 * <ul>
 *   <li>TeaVM's own imports become local functions that do nothing;
 *   <li>each runtime API function becomes an export {@code (pointer, length) → i64} that calls the
 *       one Java entry point with the function's number, and traps where an exception left the
 *       entry point;
 *   <li>the initialiser has run already ({@link Preparation}), or, where it needs a host, runs on
 *       the first call;
 *   <li>the start section goes (light clients refuse one), and so do all other exports and what
 *       only they reached;
 *   <li>the memory is open-ended and starts with TeaVM's whole heap, above which {@code
 *       __heap_base} leaves the rest to the host;
 *   <li>only WebAssembly 1.0 remains.
 * </ul>
 */
final class PolkadotModule {
  /** The Java entry point: {@code long serinus_call(int function, int pointer, int length)}. */
  static final String ENTRY_POINT = "serinus_call";

  /** What else Java wants to have done beforehand, where it exports it: {@code void()}. */
  static final String PREPARE = "serinus_prepare";

  private static final String INITIALIZE = "serinus_initialize";
  private static final String CATCH_EXCEPTION = "teavm_catchException";
  private static final String HOST_MODULE = "env";

  /**
   * Pages beyond TeaVM's heap that the host's allocator finds without growing the memory: 1 MiB.
   */
  private static final int HOST_PAGES = 16;

  private static final int PAGE = 65_536;
  private static final FunctionType API = new FunctionType(List.of(I32, I32), List.of(I64));
  private static final FunctionType DISPATCH =
      new FunctionType(List.of(I32, I32, I32), List.of(I64));

  private static final FunctionType PROCEDURE = new FunctionType(List.of(), List.of());

  /** When the initialiser runs. */
  private enum Initialization {
    /** On the first call. */
    LAZY,
    /** When the exported initialiser is called. */
    EXPORTED,
    /** It has run. */
    DONE
  }

  private final WasmModule module;
  private final Initialization initialization;
  private final int heapBase;

  private PolkadotModule(byte[] compiled, Initialization initialization, List<String> functions) {
    this.module = WasmModule.read(compiled);
    this.initialization = initialization;
    int dispatch = dispatcher();
    heapBase = fixMemory();
    rewrite(functions, dispatch);
  }

  /**
   * @param compiled TeaVM's binary
   * @param functions the names of the runtime API functions; the position is the number given to
   *     the entry point
   * @param sections custom sections to add
   * @return the binary of the runtime
   */
  static byte[] rewrite(byte[] compiled, List<String> functions, Map<String, byte[]> sections) {
    WasmModule module = prepared(compiled, functions);
    module.customSections.clear();
    sections.forEach(
        (name, content) -> module.customSections.add(new CustomSection(name, content)));
    return module.write();
  }

  private static WasmModule prepared(byte[] compiled, List<String> functions) {
    PolkadotModule initializing = new PolkadotModule(compiled, Initialization.EXPORTED, functions);
    Optional<Preparation> preparation =
        Preparation.of(initializing.module.write(), INITIALIZE, initializing.heapBase);
    if (preparation.isEmpty()) {
      return new PolkadotModule(compiled, Initialization.LAZY, functions).module;
    }
    WasmModule module = new PolkadotModule(compiled, Initialization.DONE, functions).module;
    preparation.get().applyTo(module);
    return module;
  }

  private void rewrite(List<String> functions, int dispatch) {
    module.exports.removeIf(e -> e.kind() != Export.Kind.MEMORY && !e.name().equals(INITIALIZE));
    for (int i = 0; i < functions.size(); i++) {
      List<Instruction> body = new CodeWriter().i32(i).get(0).get(1).call(dispatch).end().body();
      int index = module.addFunction(API, List.of(), body);
      module.exports.add(new Export(functions.get(i), Export.Kind.FUNCTION, index));
    }
    int base =
        module.addGlobal(new Global(I32, false, new CodeWriter().i32(heapBase).end().body()));
    module.exports.add(new Export("__heap_base", Export.Kind.GLOBAL, base));
    MvpLowering.apply(module);
    replaceForeignImports();
    FunctionPruner.apply(module);
  }

  private int dispatcher() {
    Integer start = module.start;
    if (start == null) {
      throw new WasmBuildException("the compiled module has no initialiser");
    }
    module.start = null;
    int entry = exportedFunction(ENTRY_POINT);
    int catchException = exportedFunction(CATCH_EXCEPTION);
    int initialized = module.addGlobal(new Global(I32, true, new CodeWriter().i32(0).end().body()));
    final int result = 3;
    CodeWriter w = new CodeWriter();
    switch (initialization) {
      case LAZY -> {
        w.op(Opcode.GLOBAL_GET, initialized).op(Opcode.I32_EQZ).begin(Opcode.IF);
        w.i32(1).op(Opcode.GLOBAL_SET, initialized).call(start).end();
      }
      case EXPORTED -> exportInitializer(start, catchException);
      case DONE -> {}
    }
    w.get(0).get(1).get(2).call(entry).set(result);
    w.call(catchException).begin(Opcode.IF).op(Opcode.UNREACHABLE).end();
    w.get(result).end();
    return module.addFunction(DISPATCH, List.of(I64), w.body());
  }

  private void exportInitializer(int start, int catchException) {
    CodeWriter w = new CodeWriter().call(start);
    module
        .export(Export.Kind.FUNCTION, PREPARE)
        .ifPresent(
            prepare -> {
              w.call(prepare.index());
              w.call(catchException).begin(Opcode.IF).op(Opcode.UNREACHABLE).end();
            });
    int index = module.addFunction(PROCEDURE, List.of(), w.end().body());
    module.exports.add(new Export(INITIALIZE, Export.Kind.FUNCTION, index));
  }

  private int exportedFunction(String name) {
    return module
        .export(Export.Kind.FUNCTION, name)
        .orElseThrow(() -> new WasmBuildException("the compiled module does not export " + name))
        .index();
  }

  /**
   * Opens the memory's limits and makes TeaVM's request to grow succeed without growing. With equal
   * minimum and maximum heap sizes the declared maximum is exactly what TeaVM ever uses.
   */
  private int fixMemory() {
    if (module.memories.size() != 1 || module.memories.getFirst().max() < 0) {
      throw new WasmBuildException("the compiled module has no memory with a maximum");
    }
    int pages = module.memories.getFirst().max();
    module.memories.set(0, new Limits(pages + HOST_PAGES, -1));
    for (int i = 0; i < module.functions.size(); i++) {
      Function f = module.functions.get(i);
      if (f.body().stream().anyMatch(op -> op.opcode() == Opcode.MEMORY_GROW)) {
        List<Instruction> body = new ArrayList<>(f.body().size() + 1);
        for (Instruction op : f.body()) {
          if (op.opcode() == Opcode.MEMORY_GROW) {
            body.add(Instruction.of(Opcode.DROP));
            body.add(Instruction.of(Opcode.I32_CONST, 0));
          } else {
            body.add(op);
          }
        }
        module.functions.set(i, new Function(f.type(), f.locals(), body));
      }
    }
    return pages * PAGE;
  }

  /**
   * Imports that no Polkadot host has are redirected to empty functions; the pruner then drops
   * them.
   */
  private void replaceForeignImports() {
    int imported = module.importedFunctions();
    int[] redirect = new int[imported];
    int index = 0;
    for (Import i : List.copyOf(module.imports)) {
      if (i.description() instanceof Import.Function(int type)) {
        redirect[index] =
            i.module().equals(HOST_MODULE) ? index : emptyFunction(module.types.get(type));
        index++;
      }
    }
    module.functions.replaceAll(
        f ->
            new Function(
                f.type(),
                f.locals(),
                f.body().stream().map(op -> redirect(op, redirect)).toList()));
  }

  private static Instruction redirect(Instruction op, int[] redirect) {
    boolean foreign = op.opcode() == Opcode.CALL && op.first() < redirect.length;
    return foreign ? op.withFirst(redirect[(int) op.first()]) : op;
  }

  private int emptyFunction(FunctionType type) {
    CodeWriter w = new CodeWriter();
    for (ValueType result : type.results()) {
      switch (result) {
        case I32 -> w.i32(0);
        case I64 -> w.op(Opcode.I64_CONST, 0);
        case F32 -> w.op(Opcode.F32_CONST, 0);
        case F64 -> w.op(Opcode.F64_CONST, 0);
      }
    }
    return module.addFunction(type, List.of(), w.end().body());
  }
}
