package io.serinus.frame.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A storage item that metadata shows as deprecated, from version 16 on. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Outdated {
  /** What to use instead, as metadata says it. */
  String value();
}
