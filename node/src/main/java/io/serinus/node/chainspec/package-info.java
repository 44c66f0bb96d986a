/**
 * Chain specs: the JSON files that say which chain a node is on, and the genesis state that they
 * hold or that a runtime builds for them.
 *
 * <p>Start reading at {@link io.serinus.node.chainspec.ChainSpec}.
 */
@NullMarked
package io.serinus.node.chainspec;

import org.jspecify.annotations.NullMarked;
