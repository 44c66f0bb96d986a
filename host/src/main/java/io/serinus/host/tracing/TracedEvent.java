package io.serinus.host.tracing;

import java.util.Map;

/**
 * Something that happened in an execution.
 *
 * @param target which part of the host tells of it
 * @param values its fields, {@code method} and {@code key} among them, as the reference node shows
 *     them
 */
public record TracedEvent(String target, Map<String, String> values) {}
