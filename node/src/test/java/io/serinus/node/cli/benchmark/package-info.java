/** The benchmark commands run and print figures; how good these are is no test's business. */
@NullMarked
package io.serinus.node.cli.benchmark;

import org.jspecify.annotations.NullMarked;
