/** Tests of metadata and its hash. */
@NullMarked
package io.serinus.frame.metadata;

import org.jspecify.annotations.NullMarked;
