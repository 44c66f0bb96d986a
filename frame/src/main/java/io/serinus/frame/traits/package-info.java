/**
 * The small interfaces by which pallets use one another, where Rust has traits: a runtime says
 * which pallet stands behind each. Currencies first: {@link io.serinus.frame.traits.Currency}.
 */
@NullMarked
package io.serinus.frame.traits;

import org.jspecify.annotations.NullMarked;
