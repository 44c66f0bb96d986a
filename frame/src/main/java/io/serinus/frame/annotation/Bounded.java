package io.serinus.frame.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A collection or byte string that may not be longer, {@code BoundedVec}; what is longer does not
 * decode. Where the bound is a parameter of the runtime, it is left out here and the pallet checks
 * it.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE_USE)
public @interface Bounded {
  int value() default Integer.MAX_VALUE;
}
