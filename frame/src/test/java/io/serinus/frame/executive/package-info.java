/** Tests of genesis configurations. */
@NullMarked
package io.serinus.frame.executive;

import org.jspecify.annotations.NullMarked;
