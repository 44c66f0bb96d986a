/**
 * {@code serinus key}: make keys, look at them, sign and verify, with the reference node's options
 * and output.
 */
@NullMarked
package io.serinus.node.cli.key;

import org.jspecify.annotations.NullMarked;
