/**
 * The command line: one class a command, with the reference node's names for commands and options.
 * A command reads its options, calls the modules below and prints; it holds no logic of its own.
 *
 * <p>Start reading at {@link io.serinus.node.cli.SerinusCommand}.
 */
@NullMarked
package io.serinus.node.cli;

import org.jspecify.annotations.NullMarked;
