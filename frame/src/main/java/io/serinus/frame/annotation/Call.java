package io.serinus.frame.annotation;

import io.serinus.primitives.runtime.DispatchClass;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A dispatchable: a method whose first parameter is the {@link io.serinus.frame.Origin} and whose
 * others are the call's arguments; it returns nothing or a {@link
 * io.serinus.frame.PostDispatchInfo}. What it changed is undone when it throws.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Call {
  /** The index among the pallet's calls. */
  int value();

  /** A name other than the method's in snake case. */
  String name() default "";

  /** The class of block space that the call takes. */
  DispatchClass dispatchClass() default DispatchClass.NORMAL;

  /** Whether the sender pays a fee unless the call decides otherwise. */
  boolean pays() default true;

  /**
   * Names a method of the pallet that takes the call's arguments and returns its {@link
   * io.serinus.primitives.Weight} or its whole {@link io.serinus.primitives.runtime.DispatchInfo},
   * where {@link Weighs} cannot say it.
   */
  String weight() default "";
}
