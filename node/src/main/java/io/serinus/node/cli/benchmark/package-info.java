/** {@code serinus benchmark}: figures of this node on this machine. */
@NullMarked
package io.serinus.node.cli.benchmark;

import org.jspecify.annotations.NullMarked;
