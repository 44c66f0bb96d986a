package io.serinus.frame.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A pallet: a final class that extends {@link io.serinus.frame.PalletBase}. The processor writes
 * beside it {@code <Name>Module}, which a runtime lists at the pallet's index, and {@code
 * <Name>Call}, the pallet's calls as records.
 *
 * <p>Types nested in the pallet mean something by their name: {@code Event}, a sealed interface
 * whose records are the events in their order; {@code Error}, an enum, raised by {@link
 * io.serinus.frame.PalletBase#fail}; {@code HoldReason} and {@code FreezeReason}, enums.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Pallet {
  /** The name in a runtime, which is also its storage prefix. */
  String value();

  /** The Rust crate that type paths begin with; {@code pallet_<name>} where left out. */
  String crate() default "";
}
