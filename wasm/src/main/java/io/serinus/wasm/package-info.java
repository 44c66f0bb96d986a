/**
 * WebAssembly 1.0 modules as plain data: a reader, a writer and the model between them, for tools
 * that rewrite modules: the runtime builder and, before the executor compiles, {@link
 * io.serinus.wasm.TableDispatch} and {@link io.serinus.wasm.FunctionSplitter}; and the envelope in
 * which runtime code lies on chain. JVM only; touches nothing but bytes. Start reading at {@link
 * io.serinus.wasm.WasmModule}.
 */
@NullMarked
package io.serinus.wasm;

import org.jspecify.annotations.NullMarked;
