/**
 * The rim of Serinus: the command line, and what composes a node of the modules below. Here, and
 * only here, may a process be configured, started and stopped.
 *
 * <p>Start reading at {@link io.serinus.node.Serinus}, the main class.
 */
@NullMarked
package io.serinus.node;

import org.jspecify.annotations.NullMarked;
