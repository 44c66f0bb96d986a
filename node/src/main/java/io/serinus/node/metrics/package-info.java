/**
 * Metrics for Prometheus, under the reference node's names: {@link
 * io.serinus.node.metrics.NodeMetrics} names them, {@link io.serinus.node.metrics.PrometheusServer}
 * serves them.
 */
@NullMarked
package io.serinus.node.metrics;

import org.jspecify.annotations.NullMarked;
