@NullMarked
package io.serinus.benchmarks;

import org.jspecify.annotations.NullMarked;
