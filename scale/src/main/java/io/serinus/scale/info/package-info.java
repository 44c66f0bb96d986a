/**
 * The description of types that runtime metadata carries, known as scale-info: {@link
 * io.serinus.scale.info.TypeInfo} says what a type looks like, {@link
 * io.serinus.scale.info.TypeRegistry} numbers the types that metadata refers to.
 */
@NullMarked
package io.serinus.scale.info;

import org.jspecify.annotations.NullMarked;
