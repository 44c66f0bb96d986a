package io.serinus.frame.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A runtime API: an interface whose methods a runtime offers to its host as {@code
 * <Name>_<method>}. The processor writes {@code <Interface>Functions}, which decodes arguments and
 * encodes results.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RuntimeApi {
  /** The name, such as {@code Core}. */
  String value();

  /**
   * The first eight bytes of the name's 64-bit Blake2b hash, in hexadecimal, as versions list it.
   */
  String id();

  /** The version that the runtime's version lists. */
  int version();
}
