/** Tests of traces: what is recorded, in the reference host's words, and what is left out. */
@NullMarked
package io.serinus.host.tracing;

import org.jspecify.annotations.NullMarked;
