/** Tests of the command line. */
@NullMarked
package io.serinus.node.cli;

import org.jspecify.annotations.NullMarked;
