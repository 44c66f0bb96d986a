package io.serinus.host.client;

import io.serinus.host.chain.ChainInfo;
import io.serinus.primitives.Header;

/** Says whether a block that is about to be stored becomes the best one. */
@FunctionalInterface
public interface ForkChoice {
  /** The highest block is best; of equal ones the first that came. */
  ForkChoice LONGEST_CHAIN = (now, header) -> header.number() > now.best().number();

  /** Decided beforehand. */
  static ForkChoice always(boolean best) {
    return (now, header) -> best;
  }

  /**
   * Says whether the block becomes the best one. Asked while no other block can be imported.
   *
   * @param now where the chain stands
   * @param header the block's header
   */
  boolean isBest(ChainInfo now, Header header);
}
