/** Rules that hold for the code of all modules. */
@NullMarked
package io.serinus.node.architecture;

import org.jspecify.annotations.NullMarked;
