/**
 * Turns a Java runtime's class files into a Wasm blob that Polkadot hosts accept. Build time only:
 * TeaVM translates the classes, then the passes of this package rewrite the module to WebAssembly
 * 1.0 and to the conventions of a Polkadot runtime. Start reading at {@link
 * io.serinus.wasmbuilder.WasmBuilder}; the rewriting is {@link
 * io.serinus.wasmbuilder.PolkadotModule}.
 */
@NullMarked
package io.serinus.wasmbuilder;

import org.jspecify.annotations.NullMarked;
