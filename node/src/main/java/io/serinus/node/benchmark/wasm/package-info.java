/**
 * Measures how the host runs Wasm: the real Kusama runtime of 2019 beside this build's, which runs
 * in Wasm too and natively. {@link io.serinus.node.benchmark.wasm.WasmBenchmark} is where to start
 * reading. May use all modules.
 */
@NullMarked
package io.serinus.node.benchmark.wasm;

import org.jspecify.annotations.NullMarked;
