/**
 * How a block is executed: {@link io.serinus.frame.executive.Executive} runs hooks and extrinsics
 * in their order. {@code io.serinus.frame.executive.api} holds the runtime APIs that every chain
 * has.
 */
@NullMarked
package io.serinus.frame.executive;

import org.jspecify.annotations.NullMarked;
