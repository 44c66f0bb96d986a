/** Commands about single blocks in files. */
@NullMarked
package io.serinus.node.cli.block;

import org.jspecify.annotations.NullMarked;
