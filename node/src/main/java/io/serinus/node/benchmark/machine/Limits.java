package io.serinus.node.benchmark.machine;

import java.time.Duration;

/**
 * How long measuring may take.
 *
 * @param verify for signatures
 * @param hash for each of the two hashing benchmarks
 * @param memory for copying
 * @param disk for each of the two disk benchmarks
 */
public record Limits(Duration verify, Duration hash, Duration memory, Duration disk) {}
