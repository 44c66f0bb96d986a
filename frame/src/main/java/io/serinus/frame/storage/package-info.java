/**
 * Typed views of the state, laid out exactly as FRAME lays it out: {@code twox128(pallet) ‖
 * twox128(item) ‖ hashed keys}. Pallets declare them with {@link
 * io.serinus.frame.annotation.Storage}. {@code get} of the plain types is optional; the nested
 * {@code WithDefault} types give a default where nothing is stored.
 */
@NullMarked
package io.serinus.frame.storage;

import org.jspecify.annotations.NullMarked;
