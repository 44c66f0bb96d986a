/**
 * The annotation processor of frame: from the annotations of {@code io.serinus.frame.annotation} it
 * writes what {@code #[frame_support::pallet]} writes in Rust: codecs, calls, modules and runtime
 * API functions. Start at {@link io.serinus.frame.processor.FrameProcessor}.
 *
 * <p>It knows frame's classes by name alone, so that frame itself can be compiled with it.
 */
@NullMarked
package io.serinus.frame.processor;

import org.jspecify.annotations.NullMarked;
