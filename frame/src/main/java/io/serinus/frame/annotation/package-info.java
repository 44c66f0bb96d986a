/**
 * The annotations that declare pallets, the types they store and send, and runtime APIs. The
 * annotation processor reads them at compile time and writes what they imply: codecs, call
 * dispatch, storage, metadata. None is looked at when a runtime runs.
 *
 * <p>Start at {@link io.serinus.frame.annotation.Pallet}.
 */
@NullMarked
package io.serinus.frame.annotation;

import org.jspecify.annotations.NullMarked;
