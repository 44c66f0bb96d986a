package io.serinus.host.client;

import io.serinus.primitives.H256;
import java.util.Set;

/**
 * What a chain's spec says beyond its genesis.
 *
 * @param substitutes code to run instead of the chain's own
 * @param badBlocks blocks that are refused unseen
 */
public record ChainRules(CodeSubstitutes substitutes, Set<H256> badBlocks) {
  /** Nothing special. */
  public static final ChainRules NONE = new ChainRules(CodeSubstitutes.NONE, Set.of());

  public ChainRules {
    badBlocks = Set.copyOf(badBlocks);
  }
}
