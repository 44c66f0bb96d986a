/**
 * Numbers as Substrate counts: parts of a whole, fixed-point numbers, and the arithmetic beneath
 * them. Roundings are Substrate's own, since every node must reach the same last digit. Below the
 * runtime boundary: pure, no floats. Depends on SCALE and on the value types beside it; start at
 * {@link io.serinus.primitives.arithmetic.Unsigned}.
 */
@NullMarked
package io.serinus.primitives.arithmetic;

import org.jspecify.annotations.NullMarked;
