/**
 * Measures the node: figures for people, no tests. {@link
 * io.serinus.node.benchmark.TransferBenchmark} takes signed transfers from the pool into blocks;
 * start reading there. {@link io.serinus.node.benchmark.ExecutionBenchmark} executes one block
 * again and again. May use all modules.
 */
@NullMarked
package io.serinus.node.benchmark;

import org.jspecify.annotations.NullMarked;
