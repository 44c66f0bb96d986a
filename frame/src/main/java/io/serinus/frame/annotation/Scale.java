package io.serinus.frame.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record, enum or sealed interface of records that is SCALE-encoded: a struct, or an enum whose
 * variants are numbered in the order they stand in. The processor writes {@code <Name>Codec} beside
 * it, outer classes' names in front, with the codec in {@code CODEC}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Scale {
  /** The path in metadata; the pallet's crate and the class's name where left out. */
  String value() default "";
}
