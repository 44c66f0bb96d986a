package io.serinus.node.log;

import io.serinus.host.chain.BlockRef;
import io.serinus.host.chain.TreeRoute;
import io.serinus.host.client.ChainEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says which blocks came in, and when another branch became the best. */
public final class ImportLog {
  private static final Logger LOG = LoggerFactory.getLogger(ImportLog.class);

  private ImportLog() {}

  /** Logs an event. */
  public static void log(ChainEvent event) {
    switch (event) {
      case ChainEvent.Imported it -> {
        if (it.best()) {
          LOG.info("✨ Imported #{} ({})", it.block().number(), ShortHash.of(it.block().hash()));
        } else {
          LOG.info("🆕 Imported #{} ({})", it.block().number(), ShortHash.of(it.block().hash()));
        }
      }
      case ChainEvent.NewBest(BlockRef block, TreeRoute route) -> {
        if (!route.retracted().isEmpty()) {
          BlockRef old = route.retracted().getFirst();
          LOG.info(
              "♻️  Reorg on #{},{} to #{},{}, common ancestor #{},{}",
              old.number(),
              ShortHash.of(old.hash()),
              block.number(),
              ShortHash.of(block.hash()),
              route.common().number(),
              ShortHash.of(route.common().hash()));
        }
      }
      case ChainEvent.Finalized it ->
          LOG.debug("Finalized #{} ({})", it.block().number(), ShortHash.of(it.block().hash()));
    }
  }
}
