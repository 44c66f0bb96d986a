package io.serinus.frame.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The pallet's events: a sealed interface nested in it, whose records are the events, numbered in the
 * order they stand in unless {@link Index} says otherwise.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Event {}
