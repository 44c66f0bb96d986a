package io.serinus.host.tracing;

import org.jspecify.annotations.Nullable;

/**
 * A part of an execution that has a name.
 *
 * @param id counted from 1 in the order in which spans are opened
 * @param parentId the span that its opener named as the one around it, or null, as nearly always
 * @param wasm whether the runtime opened it, and not the host
 */
public record TracedSpan(
    long id, @Nullable Long parentId, String name, String target, boolean wasm) {}
