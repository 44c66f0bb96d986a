package io.serinus.node.service;

import io.serinus.host.client.RuntimeCaller;
import io.serinus.node.chainspec.BuiltInChains;
import io.serinus.node.chainspec.ChainSpec;
import io.serinus.node.chainspec.ChainSpecReader;
import java.nio.file.Path;

/** Finds chain specs by what the user calls them. */
public final class ChainSpecs {
  private ChainSpecs() {}

  /**
   * The spec of a built-in chain, or in a file.
   *
   * @param chain {@code dev}, {@code local} or a path
   * @throws io.serinus.node.chainspec.ChainSpecException if there is none
   */
  public static ChainSpec load(String chain, RuntimeCaller runtime) {
    return new BuiltInChains(runtime, Runtimes.kusamaBlob())
        .find(chain)
        .orElseGet(() -> ChainSpecReader.read(Path.of(chain)));
  }
}
