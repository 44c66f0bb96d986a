package io.serinus.host.client;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever forks come and go, the news of the chain and the pool agree with the chain. */
class ForksPropertyTest {
  /** Where the pool had transactions ready whose predecessors a fork had taken away. */
  @Example
  void newsAgreeWhereTransactionsCameBack() {
    for (long seed : new long[] {-202, 90}) {
      new ForksScenario().run(new Random(seed));
    }
  }

  @Property(tries = 15)
  void newsAgreeWithTheChain(@ForAll long seed) {
    new ForksScenario().run(new Random(seed));
  }
}
