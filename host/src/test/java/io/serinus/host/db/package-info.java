/** Tests that both stores keep the same promises. */
@NullMarked
package io.serinus.host.db;

import org.jspecify.annotations.NullMarked;
