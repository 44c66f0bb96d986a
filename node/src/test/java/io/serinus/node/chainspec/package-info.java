/** Tests of chain specs. */
@NullMarked
package io.serinus.node.chainspec;

import org.jspecify.annotations.NullMarked;
