package io.serinus.node.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.serinus.node.config.ProductVersion;
import io.serinus.node.log.ChainStatus;
import java.lang.management.ManagementFactory;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The node's metrics, named as the reference node names them. */
public final class NodeMetrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Tags chain;

  /**
   * @param chainId the chain, which every metric carries as a label
   * @param nodeName the node's name
   */
  public NodeMetrics(String chainId, String nodeName) {
    chain = Tags.of("chain", chainId);
    Gauge.builder("substrate_build_info", () -> 1)
        .tags(chain.and("name", nodeName, "version", ProductVersion.get()))
        .register(registry);
    Gauge.builder(
            "substrate_process_start_time_seconds",
            () -> ManagementFactory.getRuntimeMXBean().getStartTime() / 1000)
        .tags(chain)
        .register(registry);
    Gauge.builder("substrate_memory_heap_bytes", NodeMetrics::usedHeap)
        .tags(chain)
        .register(registry);
  }

  /** Reports the chain's best and finalized heights. */
  public void chainStatus(Supplier<ChainStatus> status) {
    Gauge.builder("substrate_block_height", () -> status.get().bestNumber())
        .tags(chain.and("status", "best"))
        .register(registry);
    Gauge.builder("substrate_block_height", () -> status.get().finalizedNumber())
        .tags(chain.and("status", "finalized"))
        .register(registry);
  }

  /** Reports how many transactions are ready. */
  public void readyTransactions(IntSupplier count) {
    Gauge.builder("substrate_ready_transactions_number", count::getAsInt)
        .tags(chain)
        .register(registry);
  }

  /** Where further metrics are registered. */
  public MeterRegistry registry() {
    return registry;
  }

  /** All metrics in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
