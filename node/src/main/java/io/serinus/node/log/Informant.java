package io.serinus.node.log;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every five seconds where the node stands. */
public final class Informant implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Informant.class);
  private static final long PERIOD_SECONDS = 5;

  private final Supplier<ChainStatus> status;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("informant").factory());

  private Informant(Supplier<ChainStatus> status) {
    this.status = status;
  }

  /** Starts to report. */
  public static Informant start(Supplier<ChainStatus> status) {
    Informant informant = new Informant(status);
    var unused =
        informant.timer.scheduleAtFixedRate(
            informant::report, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    return informant;
  }

  private void report() {
    try {
      LOG.info("{}", line(status.get()));
    } catch (RuntimeException e) {
      LOG.warn("cannot tell where the node stands", e);
    }
  }

  static String line(ChainStatus now) {
    return "💤 Idle (0 peers), best: #%d (%s), finalized #%d (%s), ⬇ 0 ⬆ 0"
        .formatted(
            now.bestNumber(),
            ShortHash.of(now.bestHash()),
            now.finalizedNumber(),
            ShortHash.of(now.finalizedHash()));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
