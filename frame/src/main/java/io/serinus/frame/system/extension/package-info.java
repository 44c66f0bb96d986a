/** The transaction extensions that need nothing but System. */
@NullMarked
package io.serinus.frame.system.extension;

import org.jspecify.annotations.NullMarked;
