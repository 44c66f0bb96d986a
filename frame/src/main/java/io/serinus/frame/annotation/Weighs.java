package io.serinus.frame.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a call may cost at the most: the sum of a fixed part, of what each element or byte of an
 * argument adds, and of reads and writes of the database. The numbers are Kusama's published ones.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Weighs {
  /** Picoseconds. */
  long refTime();

  /** Bytes of proof. */
  long proof() default 0;

  /** Database reads. */
  int reads() default 0;

  /** Database writes. */
  int writes() default 0;

  /** What grows with arguments. */
  Per[] per() default {};

  /** The part of a weight that grows with one argument, or with a constant of the pallet. */
  @Retention(RetentionPolicy.CLASS)
  @Target({})
  @interface Per {
    /**
     * The argument: the length of a collection or byte string, or the value of a number. A name
     * with {@code ()} behind it is one of the pallet's methods instead, such as a constant.
     */
    String of();

    /** Picoseconds an element. */
    long refTime() default 0;

    /** Bytes of proof an element. */
    long proof() default 0;

    /** Database reads an element. */
    int reads() default 0;

    /** Database writes an element. */
    int writes() default 0;
  }
}
