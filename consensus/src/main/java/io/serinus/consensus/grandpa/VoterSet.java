package io.serinus.consensus.grandpa;

import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.GrandpaId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The voters of an authority set: never empty, each of a weight above 0, in the order of their
 * keys. Immutable.
 */
public final class VoterSet {
  private final List<Authority<GrandpaId>> voters;
  private final Map<GrandpaId, Integer> indices = new HashMap<>();
  private final long totalWeight;

  private VoterSet(List<Authority<GrandpaId>> voters, long totalWeight) {
    this.voters = List.copyOf(voters);
    this.totalWeight = totalWeight;
    for (int i = 0; i < voters.size(); i++) {
      indices.put(voters.get(i).id(), i);
    }
  }

  /**
   * The set of the authorities given: who is listed twice has both weights, who has no weight is
   * left out.
   *
   * @return nothing where nobody is left, or where the weights add up to 2^63 or more
   */
  public static Optional<VoterSet> of(List<Authority<GrandpaId>> authorities) {
    TreeMap<GrandpaId, Long> weights = new TreeMap<>();
    long total = 0;
    for (Authority<GrandpaId> authority : authorities) {
      if (authority.weight() == 0) {
        continue;
      }
      total += authority.weight();
      if (authority.weight() < 0 || total < 0) {
        return Optional.empty();
      }
      weights.merge(authority.id(), authority.weight(), Long::sum);
    }
    if (weights.isEmpty()) {
      return Optional.empty();
    }
    List<Authority<GrandpaId>> voters = new ArrayList<>(weights.size());
    weights.forEach((id, weight) -> voters.add(new Authority<>(id, weight)));
    return Optional.of(new VoterSet(voters, total));
  }

  /** How many voters there are. */
  public int size() {
    return voters.size();
  }

  /** The voters in the order of their keys. */
  public List<Authority<GrandpaId>> voters() {
    return voters;
  }

  public boolean contains(GrandpaId id) {
    return indices.containsKey(id);
  }

  /** The weight of a voter's vote; 0 for who is none. */
  public long weightOf(GrandpaId id) {
    Integer index = indices.get(id);
    return index == null ? 0 : voters.get(index).weight();
  }

  /** The place of a voter in the order of keys; -1 for who is none. */
  public int indexOf(GrandpaId id) {
    return indices.getOrDefault(id, -1);
  }

  public long totalWeight() {
    return totalWeight;
  }

  /** The least weight that is a supermajority: more than two thirds of all. */
  public long threshold() {
    return totalWeight - (totalWeight - 1) / 3;
  }

  /** Who may hint at a block at the start of a round. */
  public GrandpaId primaryOf(long round) {
    return voters.get((int) Long.remainderUnsigned(round, voters.size())).id();
  }
}
