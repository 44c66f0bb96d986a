package io.serinus.consensus;

import io.serinus.consensus.grandpa.VotingRule;
import java.util.OptionalLong;

/**
 * How a node takes part in consensus.
 *
 * @param authority whether it authors and votes with the keys it has; if not it follows
 * @param devBlockTime for development: how long a slot lasts by the clock, in ms; chain time then
 *     runs on its own, and from the last block on
 * @param gossipMillis how long votes are expected to need to reach all voters, in ms
 * @param votingRule how far votes stay behind the best block
 */
public record ConsensusOptions(
    boolean authority, OptionalLong devBlockTime, long gossipMillis, VotingRule votingRule) {
  private static final long GOSSIP = 1000;

  /** As the reference node does it. */
  public static ConsensusOptions standard(boolean authority) {
    return new ConsensusOptions(authority, OptionalLong.empty(), GOSSIP, VotingRule.standard());
  }

  /**
   * For a chain with one voter, who waits for nobody.
   *
   * @param authority whether this node may be it
   * @param blockTime in ms
   */
  public static ConsensusOptions development(boolean authority, long blockTime) {
    long gossip = Math.clamp(blockTime / 24, 5, 250);
    return new ConsensusOptions(
        authority, OptionalLong.of(blockTime), gossip, VotingRule.standard());
  }
}
