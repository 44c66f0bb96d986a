/** The benchmarks' chains as tests: the same blocks natively and in Wasm. */
@NullMarked
package io.serinus.node.benchmark;

import org.jspecify.annotations.NullMarked;
