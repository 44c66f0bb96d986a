package io.serinus.frame.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The pallet's own origins: a type nested in it. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PalletOrigin {}
