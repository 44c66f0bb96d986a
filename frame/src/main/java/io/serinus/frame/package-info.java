/**
 * What FRAME is in Rust, as Java: the shape of pallets and runtimes.
 *
 * <p>A pallet extends {@link io.serinus.frame.PalletBase} and declares itself by the annotations of
 * {@code io.serinus.frame.annotation}; from these the annotation processor makes its {@link
 * io.serinus.frame.PalletModule}. A {@link io.serinus.frame.Runtime} is a row of such modules. All
 * of this stands below the runtime boundary: pure, deterministic, and with {@link
 * io.serinus.hostapi.Host} as its only way out.
 */
@NullMarked
package io.serinus.frame;

import org.jspecify.annotations.NullMarked;
