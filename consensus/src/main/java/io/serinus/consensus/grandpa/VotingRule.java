package io.serinus.consensus.grandpa;

import java.util.List;

/**
 * Keeps a voter from voting for the very tip of the chain. Rules only ever lower a vote, and never
 * below its base.
 */
@FunctionalInterface
public interface VotingRule {
  /**
   * The height to vote for at most.
   *
   * @param base the height the vote has to reach
   * @param best the height of the best block
   * @param target the height voted for if not for this rule, from {@code base} to {@code best}
   */
  long restrict(long base, long best, long target);

  /** Stay some blocks behind the best one. */
  static VotingRule beforeBestBy(long blocks) {
    return (base, best, target) -> Math.max(base, best - blocks);
  }

  /** Go three quarters of the way from the base to the best block, rounded up. */
  static VotingRule threeQuartersOfUnfinalized() {
    return (base, best, target) -> base + ((best - base) * 3 + 2) / 4;
  }

  /** The reference node's rules: two blocks behind the best, and three quarters of the way. */
  static VotingRule standard() {
    return all(List.of(beforeBestBy(2), threeQuartersOfUnfinalized()));
  }

  /** No restriction. */
  static VotingRule none() {
    return (base, best, target) -> target;
  }

  /** One rule after the other. */
  static VotingRule all(List<VotingRule> rules) {
    return (base, best, target) -> {
      long lowest = target;
      for (VotingRule rule : rules) {
        long height = rule.restrict(base, best, lowest);
        if (height >= base && height < lowest) {
          lowest = height;
        }
      }
      return lowest;
    };
  }
}
