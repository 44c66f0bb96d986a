/**
 * Whether this machine is fast enough for a validator: the hardware benchmarks of the reference
 * node, with its minima, on this node's own hashing and signatures. {@link
 * io.serinus.node.benchmark.machine.MachineBenchmark} is where to start reading. May use all
 * modules.
 */
@NullMarked
package io.serinus.node.benchmark.machine;

import org.jspecify.annotations.NullMarked;
