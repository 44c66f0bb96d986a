package io.serinus.host.executor;

import io.serinus.wasm.Function;
import io.serinus.wasm.FunctionSplitter;
import io.serinus.wasm.Import;
import io.serinus.wasm.Instruction;
import io.serinus.wasm.Limits;
import io.serinus.wasm.Opcode;
import io.serinus.wasm.TableDispatch;
import io.serinus.wasm.WasmFormatException;
import io.serinus.wasm.WasmModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;

/**
 * Runs modules as JVM bytecode, compiled by Endive. What is kept of a compiled module, in memory
 * and on disk, is its classes and a skeleton: the module without its functions' bodies, which take
 * tens of megabytes once parsed and are of no use any more where all of them were compiled.
 */
public final class EndiveEngine implements WasmEngine {
  /**
   * Functions with more instructions are split. HotSpot never compiles methods beyond 8,000 bytes
   * of bytecode, and Endive needs some three bytes an instruction; methods beyond 64 KiB, which
   * can't exist at all, Endive would interpret.
   */
  static final int MAX_INSTRUCTIONS = 2_400;

  /**
   * How many items a module may have: a share of this JVM's memory, in which a module is compiled
   * that takes some hundred bytes for each. The largest runtimes have three million.
   */
  private static final int MAX_ITEMS =
      (int) Math.min(Runtime.getRuntime().maxMemory() / 128, Integer.MAX_VALUE);

  private static final Logger LOG = LoggerFactory.getLogger(EndiveEngine.class);
  private static final List<Instruction> NO_BODY =
      List.of(Instruction.of(Opcode.UNREACHABLE), Instruction.of(Opcode.END));

  private final @Nullable ClassCache cache;

  /**
   * @param cacheFolder where compiled classes are kept between runs; null for nowhere
   */
  public EndiveEngine(@Nullable Path cacheFolder) {
    cache = cacheFolder == null ? null : new ClassCache(cacheFolder);
  }

  @Override
  public String name() {
    return "endive";
  }

  @Override
  public WasmCode compile(byte[] module) {
    try {
      Optional<CompiledModule> known = cache == null ? Optional.empty() : cache.load(module);
      if (known.isPresent()) {
        return load(known.get());
      }
      LOG.info("🛠️  Compiling a runtime of {} KiB, which takes some seconds", module.length >> 10);
      CompiledModule compiled = compiled(module);
      if (cache != null) {
        cache.store(module, compiled);
      }
      return load(compiled);
    } catch (WasmEngineException | WasmFormatException e) {
      throw new ExecutorException("not a valid Wasm module: " + e.getMessage(), e);
    } catch (IndexOutOfBoundsException
        | IllegalArgumentException
        | NegativeArraySizeException
        | StackOverflowError
        | LinkageError e) {
      // The engine validates modules as it goes, and where it does not the JVM does.
      throw new ExecutorException("not a valid Wasm module", e);
    }
  }

  /** Splits a module and compiles it. */
  private static CompiledModule compiled(byte[] binary) {
    WasmModule module = WasmModule.read(binary, MAX_ITEMS);
    TableDispatch.apply(module);
    FunctionSplitter.apply(module, MAX_INSTRUCTIONS);
    liftMemoryLimits(module);
    module.customSections.clear();
    byte[] whole = module.write();
    // Before the engine begins, so that it has the room that the bodies took.
    module.functions.replaceAll(f -> new Function(f.type(), List.of(), NO_BODY));
    byte[] skeleton = module.write();
    try {
      return new CompiledModule(skeleton, classes(whole, InterpreterFallback.FAIL));
    } catch (WasmEngineException e) {
      // Long straight code has no blocks to split it by: so runtimes of today build their metadata.
      // The interpreter, to which it is left, needs the bodies.
      LOG.debug("not every function can be compiled: {}", e.getMessage());
      return new CompiledModule(whole, classes(whole, InterpreterFallback.SILENT));
    }
  }

  private static byte[] classes(byte[] module, InterpreterFallback fallback) {
    CapturedClasses classes = new CapturedClasses(null);
    MachineFactoryCompiler.builder(Parser.parse(module))
        .withInterpreterFallback(fallback)
        .withCache(classes)
        .compile();
    return classes.captured().orElseThrow(() -> new IllegalStateException("no classes"));
  }

  /** How far a memory may grow is for the state to say and not for the module, as elsewhere. */
  private static void liftMemoryLimits(WasmModule module) {
    module.memories.replaceAll(EndiveEngine::lifted);
    module.imports.replaceAll(
        i ->
            i.description() instanceof Import.Memory(Limits declared)
                ? new Import(i.module(), i.name(), new Import.Memory(lifted(declared)))
                : i);
  }

  private static Limits lifted(Limits declared) {
    boolean contradictory = Integer.compareUnsigned(declared.min(), declared.max()) > 0;
    return contradictory ? declared : new Limits(declared.min(), -1);
  }

  private static WasmCode load(CompiledModule compiled) {
    run.endive.wasm.WasmModule skeleton = Parser.parse(compiled.skeleton());
    return new EndiveCode(
        skeleton,
        MachineFactoryCompiler.builder(skeleton)
            .withCache(new CapturedClasses(compiled.classes()))
            .compile());
  }
}
