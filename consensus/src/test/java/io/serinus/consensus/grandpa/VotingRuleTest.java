package io.serinus.consensus.grandpa;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class VotingRuleTest {
  @Test
  void theStandardRulesStayTwoBehindAndThreeQuartersUp() {
    VotingRule rule = VotingRule.standard();
    assertThat(rule.restrict(0, 1, 1)).isZero();
    assertThat(rule.restrict(0, 3, 3)).isEqualTo(1);
    assertThat(rule.restrict(10, 14, 14)).isEqualTo(12);
    assertThat(rule.restrict(10, 110, 110)).isEqualTo(85);
    assertThat(rule.restrict(10, 110, 50)).isEqualTo(50);
  }

  @Property(tries = 200)
  void aVoteStaysBetweenBaseAndTarget(
      @ForAll @LongRange(min = 0, max = 1000) long base,
      @ForAll @LongRange(min = 0, max = 1000) long more,
      @ForAll @LongRange(min = 0, max = 1000) long less) {
    long best = base + more;
    long target = Math.max(base, best - less);
    assertThat(VotingRule.standard().restrict(base, best, target)).isBetween(base, target);
  }
}
