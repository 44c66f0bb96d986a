package io.serinus.host.tracing;

import java.util.List;

/**
 * What was recorded of an execution, each list in the order in which it happened.
 *
 * @param spans the spans that were opened
 * @param events what was done with the storage
 */
public record BlockTrace(List<TracedSpan> spans, List<TracedEvent> events) {}
