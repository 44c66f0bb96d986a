/** Tests of the processor on pallets in source, which need frame's annotations to compile. */
@NullMarked
package io.serinus.frame.processor;

import org.jspecify.annotations.NullMarked;
