/** Tests of Kusama's runtime. */
@NullMarked
package io.serinus.runtime.kusama;

import org.jspecify.annotations.NullMarked;
