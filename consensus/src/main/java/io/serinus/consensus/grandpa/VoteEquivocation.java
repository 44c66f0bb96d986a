package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.primitives.consensus.GrandpaEquivocation;
import io.serinus.primitives.consensus.GrandpaEquivocationProof;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.GrandpaPrecommit;
import io.serinus.primitives.consensus.GrandpaPrevote;
import java.util.function.Function;

/**
 * Two votes of one voter in one half of a round: proof of a fault.
 *
 * @param round the round of both
 * @param first the vote seen first
 * @param second another, on another block
 */
public record VoteEquivocation(long round, SignedVote first, SignedVote second) {
  public GrandpaId offender() {
    return first.id();
  }

  /**
   * The proof that runtimes take.
   *
   * @param setId the set whose round it was
   */
  public GrandpaEquivocationProof proof(long setId) {
    return new GrandpaEquivocationProof(
        setId,
        switch (first.vote().kind()) {
          case PREVOTE ->
              new GrandpaEquivocation.Prevotes(
                  equivocation(block -> new GrandpaPrevote(block.hash(), block.number())));
          case PRECOMMIT ->
              new GrandpaEquivocation.Precommits(
                  equivocation(block -> new GrandpaPrecommit(block.hash(), block.number())));
          case PRIMARY_PROPOSE -> throw new IllegalStateException("proposals are not counted");
        });
  }

  private <V> io.serinus.primitives.consensus.VoteEquivocation<V> equivocation(
      Function<BlockRef, V> form) {
    return new io.serinus.primitives.consensus.VoteEquivocation<>(
        round,
        offender(),
        new io.serinus.primitives.consensus.SignedVote<>(
            form.apply(first.target()), first.signature()),
        new io.serinus.primitives.consensus.SignedVote<>(
            form.apply(second.target()), second.signature()));
  }
}
