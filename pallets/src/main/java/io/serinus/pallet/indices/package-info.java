/**
 * Short account indices; see {@link io.serinus.pallet.indices.Indices}. The pallet to read first:
 * all others are written in the same way.
 */
@NullMarked
package io.serinus.pallet.indices;

import org.jspecify.annotations.NullMarked;
