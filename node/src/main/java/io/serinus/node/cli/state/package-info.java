/**
 * What commands run a runtime on: the genesis of a chain, or a state that a file lists, whatever
 * its size.
 *
 * <p>Start reading at {@link io.serinus.node.cli.state.StateOptions}.
 */
@NullMarked
package io.serinus.node.cli.state;

import org.jspecify.annotations.NullMarked;
