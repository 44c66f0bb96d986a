/** What a node is told before it starts: {@link io.serinus.node.config.NodeConfig}. Values only. */
@NullMarked
package io.serinus.node.config;

import org.jspecify.annotations.NullMarked;
