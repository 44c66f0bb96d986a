/**
 * What the node prints while it runs, in the reference node's form, so that people and tools that
 * read its logs feel at home: {@link io.serinus.node.log.LogSetup} sets the levels and the layout,
 * {@link io.serinus.node.log.Banner} is the start, {@link io.serinus.node.log.Informant} what is
 * said every few seconds.
 */
@NullMarked
package io.serinus.node.log;

import org.jspecify.annotations.NullMarked;
