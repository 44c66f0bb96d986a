package io.serinus.host.client;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever forks come and go, the news of the chain and the pool agree with the chain. */
class ForksPropertyTest {
  @Property(tries = 15)
  void newsAgreeWithTheChain(@ForAll long seed) {
    new ForksScenario().run(new Random(seed));
  }
}
