package io.serinus.frame.annotation;

import io.serinus.frame.storage.StorageHasher;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A storage item: a field of one of the types of {@link io.serinus.frame.storage}, which the
 * processor sets. The item's name is the field's with a capital first letter.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Storage {
  /** How keys are hashed, one hasher a key. */
  StorageHasher[] hasher() default {};

  /** A name other than the field's. */
  String name() default "";

  /**
   * The method of the pallet, without parameters, that gives the value where nothing is stored, if
   * it is not the type's own default.
   */
  String byDefault() default "";
}
