/** Commands about runtimes: what a blob is, and what its functions answer on a state. */
@NullMarked
package io.serinus.node.cli.runtime;

import org.jspecify.annotations.NullMarked;
