package io.serinus.rpc.server;

import io.serinus.rpc.json.JsonBody;

/** What {@code /health} and {@code /health/readiness} report. */
public interface HealthCheck {
  /** The body of {@code /health}: what {@code system_health} answers. */
  JsonBody health();

  /** Whether the node is in step with its chain and has the peers that it needs. */
  boolean isReady();
}
