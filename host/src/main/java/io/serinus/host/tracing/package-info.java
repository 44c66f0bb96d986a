/**
 * What a block does while it is executed, recorded for {@code state_traceBlock}: the events that
 * the reference host's storage functions tell under the target {@code state}, and the spans that a
 * runtime built with tracing opens.
 *
 * <p>{@link io.serinus.host.tracing.TraceRecorder} takes both in, of one call and within a size; a
 * {@link io.serinus.host.tracing.TraceFilter} says which. It stands before the {@code Overlay} of a
 * traced call, as a wrapper of its own, so that all other calls know nothing of it; and as it
 * stands on the host's side, native and Wasm execution tell the same. Names, fields and notation
 * are the reference node's: programs read them. The package may use the interfaces of the Host API
 * and of the state. Start reading at {@code TraceRecorder}.
 */
@NullMarked
package io.serinus.host.tracing;

import org.jspecify.annotations.NullMarked;
