package io.serinus.rpc.backend;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The finality engine. */
public interface GrandpaBackend {
  /**
   * Votes of one kind in a round.
   *
   * @param currentWeight the weight that voted
   * @param missing addresses of those that have not
   */
  record Votes(long currentWeight, List<String> missing) {}

  /** One round. */
  record Round(
      long round, long totalWeight, long thresholdWeight, Votes prevotes, Votes precommits) {}

  /** The voter's rounds: the one in progress, and earlier ones still open. */
  record RoundState(long setId, Round best, List<Round> background) {}

  /** The voter's state, or {@code null} while it does not run. */
  @Nullable RoundState roundState();

  /**
   * An encoded proof that the block of that number is final, or {@code null} if none is at hand.
   *
   * @throws BackendException if the block is not finalized yet
   */
  byte @Nullable [] proveFinality(long number) throws BackendException;

  /** Hands every new justification, encoded, to the listener. */
  Registration subscribeJustifications(Consumer<byte[]> listener);
}
