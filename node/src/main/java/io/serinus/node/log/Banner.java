package io.serinus.node.log;

import io.serinus.node.chainspec.ChainSpec;
import io.serinus.node.config.NodeConfig;
import io.serinus.node.config.ProductVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first lines of a node's log. */
public final class Banner {
  private static final Logger LOG = LoggerFactory.getLogger(Banner.class);

  private Banner() {}

  /** Says what is started. */
  public static void print(NodeConfig config, ChainSpec chain) {
    LOG.info("Serinus");
    LOG.info("✌️  version {}", ProductVersion.get());
    LOG.info("❤️  by the Serinus authors, Java {}", Runtime.version().feature());
    LOG.info("📋 Chain specification: {}", chain.name());
    LOG.info("🏷  Node name: {}", config.name());
    LOG.info("👤 Role: {}", config.authority() ? "AUTHORITY" : "FULL");
    if (config.temporary()) {
      LOG.info("💾 Database: in memory");
    } else {
      LOG.info("💾 Database: RocksDb at {}", config.databasePath(chain.id()));
    }
  }
}
