package io.serinus.consensus.grandpa;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Safety whatever happens, and progress once the network behaves again. */
class GrandpaSimulationTest {
  private static void agreesAndGoesOn(VoterSimulation simulation) {
    simulation.requireOneChain();
    simulation.loseNothing();
    simulation.runUntil(16_000);
    long before = lowestFinalized(simulation);
    simulation.runUntil(26_000);
    simulation.requireOneChain();
    assertThat(lowestFinalized(simulation)).isGreaterThan(before);
    assertThat(simulation.highestBlock() - lowestFinalized(simulation)).isLessThan(30);
  }

  private static long lowestFinalized(VoterSimulation simulation) {
    return simulation.nodes.values().stream()
        .mapToLong(node -> node.finalized.number())
        .min()
        .orElseThrow();
  }

  @Test
  void oneVoterFinalizesByItself() {
    VoterSimulation simulation = new VoterSimulation(1, 0, 0, 1);
    simulation.start();
    simulation.runUntil(10_000);
    assertThat(simulation.highestBlock() - lowestFinalized(simulation)).isLessThan(12);
    simulation.requireOneChain();
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void honestVotersAgree(
      @ForAll @IntRange(min = 2, max = 9) int size,
      @ForAll @DoubleRange(min = 0, max = 0.4) double loss,
      @ForAll long seed) {
    VoterSimulation simulation = new VoterSimulation(size, 0, loss, seed);
    simulation.start();
    simulation.runUntil(10_000);
    agreesAndGoesOn(simulation);
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void aThirdOfEquivocatorsDoesNoHarm(
      @ForAll @IntRange(min = 1, max = 3) int faulty,
      @ForAll @DoubleRange(min = 0, max = 0.3) double loss,
      @ForAll long seed) {
    VoterSimulation simulation = new VoterSimulation(3 * faulty + 1, faulty, loss, seed);
    simulation.start();
    simulation.runUntil(10_000);
    agreesAndGoesOn(simulation);
    assertThat(simulation.nodes.values()).anyMatch(node -> node.equivocationsSeen > 0);
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void votersThatCrashNeitherEquivocateNorStop(
      @ForAll @IntRange(min = 1, max = 6) int size, @ForAll long seed) {
    VoterSimulation simulation = new VoterSimulation(size, 0, 0.1, seed);
    simulation.start();
    for (long time = 500; time <= 10_000; time += 370) {
      simulation.runUntil(time);
      simulation.restartSomebody();
    }
    agreesAndGoesOn(simulation);
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void aCutThroughTheNetworkMakesNoTwoChainsFinal(
      @ForAll @IntRange(min = 0, max = 3) int faulty,
      @ForAll @IntRange(min = 0, max = 2) int more,
      @ForAll long seed) {
    VoterSimulation simulation = new VoterSimulation(3 * faulty + 1 + more, faulty, 0.05, seed);
    simulation.start();
    simulation.runUntil(2_000);
    simulation.cutInTwo();
    simulation.runUntil(7_000);
    simulation.requireOneChain();
    simulation.join();
    simulation.runUntil(10_000);
    agreesAndGoesOn(simulation);
  }
}
