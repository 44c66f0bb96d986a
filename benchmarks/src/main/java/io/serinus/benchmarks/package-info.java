/**
 * JMH benchmarks of hot paths, one class a module below: what the {@code benchmark} commands show
 * as one figure can be looked at closely here, with profilers and in isolation. May use all
 * modules. Start reading at {@link io.serinus.benchmarks.Crypto}.
 */
@NullMarked
package io.serinus.benchmarks;

import org.jspecify.annotations.NullMarked;
