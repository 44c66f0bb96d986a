/**
 * What past sessions' validators were: roots of tries of their keys, and proofs against them; see
 * {@link io.serinus.pallet.historical.Historical}. Touches Session.
 */
@NullMarked
package io.serinus.pallet.historical;

import org.jspecify.annotations.NullMarked;
