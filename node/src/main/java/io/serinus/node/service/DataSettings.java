package io.serinus.node.service;

import io.serinus.host.state.PruningMode;
import io.serinus.node.config.NodeConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a chain's data lies.
 *
 * @param basePath the folder
 * @param temporary whether it lies in memory instead
 * @param pruning which states are kept; if not told, as ever in an archive of any kind, and else
 *     the default
 */
public record DataSettings(Path basePath, boolean temporary, Optional<PruningMode> pruning) {
  static DataSettings of(NodeConfig config) {
    return new DataSettings(config.basePath(), config.temporary(), config.pruning());
  }
}
