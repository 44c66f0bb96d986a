package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.consensus.HeaderTree;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple2;
import io.serinus.scale.Tuple4;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who votes now, which changes blocks have announced, and which sets there have been. Immutable:
 * what changes it gives another.
 *
 * <p>A standard change takes effect when the block at its height is finalized, by the old set; no
 * voter votes beyond that block before. A forced change is for the case that finality has stopped:
 * it takes effect as soon as the chain is long enough.
 *
 * @param setId counts changes from 0 on, a {@code u64}
 * @param authorities of the current set
 * @param pending in the order in which they were announced on each branch
 * @param history each earlier set with the last block that was its to finalize
 */
public record AuthoritySet(
    long setId,
    List<Authority<GrandpaId>> authorities,
    List<PendingChange> pending,
    List<PastSet> history) {

  /**
   * A set that has been replaced.
   *
   * @param setId which
   * @param lastBlock the number of its last block
   */
  public record PastSet(long setId, long lastBlock) {
    private static final Codec<Tuple2<Long, Long>> FIELDS = Tuple2.codec(Codecs.U64, Codecs.U32);
    static final Codec<PastSet> CODEC =
        Codecs.mapped(
            FIELDS,
            v -> new Tuple2<>(v.setId, v.lastBlock),
            v -> new PastSet(v.first(), v.second()),
            FIELDS::type);
  }

  /** An {@code AuthorityList}, as runtimes give it. */
  public static final Codec<List<Authority<GrandpaId>>> AUTHORITIES =
      Codecs.list(Authority.codec(GrandpaId.CODEC));

  private static final Codec<
          Tuple4<Long, List<Authority<GrandpaId>>, List<PendingChange>, List<PastSet>>>
      FIELDS =
          Tuple4.codec(
              Codecs.U64,
              AUTHORITIES,
              Codecs.list(PendingChange.CODEC),
              Codecs.list(PastSet.CODEC));

  /** How it is kept on disk. */
  public static final Codec<AuthoritySet> CODEC =
      Codecs.mapped(
          FIELDS,
          v -> new Tuple4<>(v.setId, v.authorities, v.pending, v.history),
          v -> new AuthoritySet(v.first(), v.second(), v.third(), v.fourth()),
          FIELDS::type);

  public AuthoritySet {
    authorities = List.copyOf(authorities);
    pending = List.copyOf(pending);
    history = List.copyOf(history);
  }

  /** The first set of a chain. */
  public static AuthoritySet genesis(List<Authority<GrandpaId>> authorities) {
    return new AuthoritySet(0, authorities, List.of(), List.of());
  }

  /**
   * The voters of the current set.
   *
   * @throws IllegalStateException if there are none, which {@link #announce} does not let happen
   */
  public VoterSet voters() {
    return VoterSet.of(authorities)
        .orElseThrow(() -> new IllegalStateException("set " + setId + " has no voters"));
  }

  /**
   * Notes a change that a block announces.
   *
   * @param tree knows the announcing block and those before
   * @throws AuthoritySetException if nobody could vote in the new set, if the block has announced
   *     one of the kind before, or if a forced one is pending already on the block's branch
   */
  public AuthoritySet announce(PendingChange change, HeaderTree tree) throws AuthoritySetException {
    if (VoterSet.of(change.next()).isEmpty()
        || change.next().stream().anyMatch(authority -> authority.weight() == 0)) {
      throw new AuthoritySetException("a change to a set in which not everybody can vote");
    }
    for (PendingChange other : pending) {
      if (other.forced() != change.forced()) {
        continue;
      }
      if (other.announcedAt().equals(change.announcedAt())) {
        throw new AuthoritySetException("two changes in " + change.announcedAt());
      }
      if (change.forced() && tree.isSameOrDescendant(other.announcedAt(), change.announcedAt())) {
        throw new AuthoritySetException("two forced changes pending on one branch");
      }
    }
    List<PendingChange> more = new ArrayList<>(pending);
    more.add(change);
    return new AuthoritySet(setId, authorities, more, history);
  }

  /**
   * The number beyond which voters must not vote now: the height at which the next standard change
   * of some branch takes effect.
   *
   * @param from heights below do not matter
   */
  public OptionalLong limit(long from, HeaderTree tree) {
    return standardRoots(tree).stream()
        .mapToLong(PendingChange::effectiveNumber)
        .filter(number -> number >= from)
        .min();
  }

  /**
   * The first change pending on a block's branch: the session that the current set is of ends
   * before the block that announced it.
   */
  public Optional<PendingChange> nextChange(BlockRef block, HeaderTree tree) {
    return pending.stream()
        .filter(change -> tree.isSameOrDescendant(change.announcedAt(), block))
        .min(Comparator.comparingLong(change -> change.announcedAt().number()));
  }

  /**
   * Whether a block, once final, ends the current set.
   *
   * @throws AuthoritySetException if it would end two sets at once: their last blocks have to be
   *     finalized one after the other
   */
  public boolean endsWith(BlockRef block, HeaderTree tree) throws AuthoritySetException {
    return due(block, tree).isPresent();
  }

  /**
   * What is left once a block is final.
   *
   * @param tree knows the block and all pending changes' blocks
   * @throws AuthoritySetException as {@link #endsWith}
   */
  public AuthoritySet finalized(BlockRef block, HeaderTree tree) throws AuthoritySetException {
    Optional<PendingChange> due = due(block, tree);
    List<PendingChange> left = new ArrayList<>();
    for (PendingChange change : pending) {
      boolean applied = due.isPresent() && due.get().equals(change);
      if (!applied && onChainOf(change, block, due.isPresent(), tree)) {
        left.add(change);
      }
    }
    if (due.isEmpty()) {
      return new AuthoritySet(setId, authorities, left, history);
    }
    return next(due.get().next(), block.number(), left);
  }

  /**
   * What becomes of the set when a block is imported that a forced change takes effect at.
   *
   * @param best the imported block
   * @return nothing where no forced change takes effect
   * @throws AuthoritySetException if a standard change must be made before
   */
  public Optional<AuthoritySet> forcedAt(BlockRef best, HeaderTree tree)
      throws AuthoritySetException {
    for (PendingChange change : pending) {
      if (!change.forced()
          || change.effectiveNumber() != best.number()
          || !tree.isSameOrDescendant(change.announcedAt(), best)) {
        continue;
      }
      long median = change.medianLastFinalized().orElseThrow();
      for (PendingChange standard : standardRoots(tree)) {
        if (standard.effectiveNumber() <= median
            && tree.isSameOrDescendant(standard.announcedAt(), change.announcedAt())) {
          throw new AuthoritySetException(
              "the change forced at #"
                  + change.announcedAt().number()
                  + " waits for the one due at #"
                  + standard.effectiveNumber());
        }
      }
      return Optional.of(next(change.next(), median, List.of()));
    }
    return Optional.empty();
  }

  /**
   * The set whose voters finalize the blocks at a height, with its last block's number; nothing
   * where that is the current set.
   */
  public Optional<PastSet> pastSetOf(long number) {
    return history.stream().filter(past -> number <= past.lastBlock()).findFirst();
  }

  private AuthoritySet next(
      List<Authority<GrandpaId>> authorities, long lastBlock, List<PendingChange> left) {
    List<PastSet> past = new ArrayList<>(history);
    past.add(new PastSet(setId, lastBlock));
    return new AuthoritySet(setId + 1, authorities, left, past);
  }

  /** The standard change that the block's finality puts into effect. */
  private Optional<PendingChange> due(BlockRef block, HeaderTree tree)
      throws AuthoritySetException {
    PendingChange due = null;
    for (PendingChange change : pending) {
      if (change.forced()
          || change.effectiveNumber() > block.number()
          || !tree.isSameOrDescendant(change.announcedAt(), block)) {
        continue;
      }
      if (due != null) {
        throw new AuthoritySetException(
            block + " is beyond the ends of two sets, " + setId + " and the next");
      }
      due = change;
    }
    return Optional.ofNullable(due);
  }

  /** Whether a pending change can still come once a block is final. */
  private static boolean onChainOf(
      PendingChange change, BlockRef block, boolean setEnds, HeaderTree tree) {
    boolean above = tree.isSameOrDescendant(block, change.announcedAt());
    if (change.forced() && setEnds) {
      return above && change.effectiveNumber() > block.number();
    }
    return above || tree.isSameOrDescendant(change.announcedAt(), block);
  }

  /** The standard changes before which, on their branch, there is no other. */
  private List<PendingChange> standardRoots(HeaderTree tree) {
    List<PendingChange> roots = new ArrayList<>();
    for (PendingChange change : pending) {
      boolean first =
          !change.forced()
              && roots.stream()
                  .noneMatch(r -> tree.isSameOrDescendant(r.announcedAt(), change.announcedAt()));
      if (first) {
        roots.add(change);
      }
    }
    return roots;
  }
}
