/**
 * Runtime metadata in its versions 14, 15 and 16, written from the declarations of the pallets.
 * Start at {@link io.serinus.frame.metadata.MetadataWriter}.
 */
@NullMarked
package io.serinus.frame.metadata;

import org.jspecify.annotations.NullMarked;
