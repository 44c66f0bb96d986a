/** Tests of the states that commands run on. */
@NullMarked
package io.serinus.node.cli.state;

import org.jspecify.annotations.NullMarked;
