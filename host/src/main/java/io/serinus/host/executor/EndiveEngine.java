package io.serinus.host.executor;

import io.serinus.wasm.FunctionSplitter;
import io.serinus.wasm.WasmFormatException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;

/** Runs modules as JVM bytecode, compiled by Endive. Compiled classes can be kept on disk. */
public final class EndiveEngine implements WasmEngine {
  /**
   * Functions with more instructions are split. HotSpot never compiles methods beyond 8,000 bytes
   * of bytecode, and Endive needs some three bytes an instruction; methods beyond 64 KiB, which
   * can't exist at all, Endive would interpret.
   */
  static final int MAX_INSTRUCTIONS = 2_400;

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
      WasmModule parsed = Parser.parse(split(module));
      MachineFactoryCompiler.Builder compiler =
          MachineFactoryCompiler.builder(parsed)
              .withInterpreterFallback(InterpreterFallback.SILENT);
      if (cache != null) {
        compiler.withCache(cache);
      }
      Function<Instance, Machine> machines = compiler.compile();
      return new EndiveCode(parsed, machines);
    } catch (WasmEngineException e) {
      throw new ExecutorException("not a valid Wasm module: " + e.getMessage(), e);
    }
  }

  private static byte[] split(byte[] binary) {
    try {
      io.serinus.wasm.WasmModule module = io.serinus.wasm.WasmModule.read(binary);
      if (!FunctionSplitter.isNeeded(module, MAX_INSTRUCTIONS)) {
        return binary;
      }
      FunctionSplitter.apply(module, MAX_INSTRUCTIONS);
      return module.write();
    } catch (WasmFormatException e) {
      // The engine may know a proposal that the splitter does not; then the module is run as it is.
      return binary;
    }
  }
}
