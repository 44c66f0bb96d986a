package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rounds of a set that are over but may still finalize something. Not thread-safe. */
final class PastRounds {
  /** More are not kept. */
  private static final int MAX = 8;

  private final NavigableMap<Long, Round> rounds = new TreeMap<>();

  void add(Round round) {
    rounds.put(round.number(), round);
  }

  /** The round with this number, or null if it is not kept. */
  @Nullable Round get(long number) {
    return rounds.get(number);
  }

  /** All that are kept, the oldest first. */
  List<Round> all() {
    return List.copyOf(rounds.values());
  }

  /** All that are kept, the newest first. */
  List<Round> newestFirst() {
    return List.copyOf(rounds.descendingMap().values());
  }

  /**
   * Drops the rounds that have nothing more to finalize.
   *
   * @param last the number of the last one, which stays
   */
  void dropSettled(long last, BlockRef finalized) {
    rounds
        .headMap(last)
        .values()
        .removeIf(
            round ->
                round
                    .state()
                    .estimate()
                    .map(estimate -> estimate.number() <= finalized.number())
                    .orElse(true));
    while (rounds.size() > MAX) {
      rounds.pollFirstEntry();
    }
  }
}
