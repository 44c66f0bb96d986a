package io.serinus.host.client;

import io.serinus.host.client.BlockBuilder.Outcome;
import io.serinus.host.txpool.PoolTransaction;
import io.serinus.host.txpool.ReadyTransactions;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.ExtrinsicInclusionMode;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.scale.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a block with the inherents and with what the pool has ready, until it is full or the time
 * is up, by the rules of the reference node.
 */
public final class Proposer {
  /** The most bytes of a block: 4 MiB and 512 bytes. */
  public static final int DEFAULT_SIZE_LIMIT = 4 * 1024 * 1024 + 512;

  /** How many transactions that don't fit are passed over before the block counts as full. */
  static final int MAX_SKIPPED = 8;

  private static final Logger LOG = LoggerFactory.getLogger(Proposer.class);

  /** Why no more transactions were tried. */
  public enum End {
    NO_MORE_TRANSACTIONS("NoMoreTransactions"),
    DEADLINE("HitDeadline"),
    SIZE_LIMIT("HitBlockSizeLimit"),
    WEIGHT_LIMIT("HitBlockWeightLimit"),
    INHERENTS_ONLY("TransactionForbidden");

    private final String label;

    End(String label) {
      this.label = label;
    }

    /** The name by which readers of the reference node's logs know it. */
    public String label() {
      return label;
    }
  }

  /**
   * A proposed block.
   *
   * @param transactions how many of its extrinsics came from the pool
   * @param end why there are no more
   */
  public record Proposal(BuiltBlock block, int transactions, End end) {}

  private final Client client;
  private final TransactionPool pool;
  private final InstantSource clock;
  private final int sizeLimit;

  /**
   * Makes a proposer.
   *
   * @param sizeLimit the most bytes of a block
   */
  public Proposer(Client client, TransactionPool pool, InstantSource clock, int sizeLimit) {
    this.client = client;
    this.pool = pool;
    this.clock = clock;
    this.sizeLimit = sizeLimit;
  }

  /**
   * Builds a block.
   *
   * @param parent the block to build on
   * @param digest what the author's engine tells the runtime
   * @param inherents what the author tells the runtime of the world
   * @param time how long it may take; transactions that don't fit are skipped without end during
   *     the first half, and up to a few in the second
   * @throws ClientException if an inherent is refused, or the parent's state is gone
   * @throws io.serinus.host.executor.ExecutorException if the runtime fails
   */
  public Proposal propose(H256 parent, Digest digest, InherentData inherents, Duration time) {
    Instant start = clock.instant();
    BlockBuilder builder = client.newBlock(parent, digest);
    for (Bytes inherent : builder.inherents(inherents)) {
      applyInherent(builder, inherent);
    }
    int before = builder.extrinsics().size();
    End end =
        builder.mode() == ExtrinsicInclusionMode.ONLY_INHERENTS
            ? End.INHERENTS_ONLY
            : fill(builder, start.plus(time.dividedBy(2)), start.plus(time));
    int transactions = builder.extrinsics().size() - before;
    if (end == End.WEIGHT_LIMIT && transactions == 0) {
      LOG.warn("Hit block weight limit of block on {} without including any transaction", parent);
    }
    return new Proposal(builder.build(), transactions, end);
  }

  private static void applyInherent(BlockBuilder builder, Bytes inherent) {
    switch (builder.apply(inherent)) {
      case Outcome.Included it -> {}
      case Outcome.Refused(var error) -> {
        if (!error.isExhaustedResources()) {
          throw new ClientException("an inherent is refused: " + error);
        }
        LOG.warn("Dropping an inherent, which does not fit into the block");
      }
      case Outcome.Panicked(String message) ->
          throw new ClientException("an inherent makes the runtime panic: " + message);
    }
  }

  private End fill(BlockBuilder builder, Instant softDeadline, Instant deadline) {
    ReadyTransactions ready = pool.ready();
    List<H256> invalid = new ArrayList<>();
    try {
      return fill(builder, ready, invalid, softDeadline, deadline);
    } finally {
      if (!invalid.isEmpty()) {
        pool.remove(invalid);
      }
    }
  }

  private End fill(
      BlockBuilder builder,
      ReadyTransactions ready,
      List<H256> invalid,
      Instant softDeadline,
      Instant deadline) {
    int skipped = 0;
    while (ready.hasNext()) {
      if (clock.instant().isAfter(deadline)) {
        return End.DEADLINE;
      }
      PoolTransaction transaction = ready.next();
      boolean tooLarge = builder.size() + transaction.length() > sizeLimit;
      Outcome outcome = tooLarge ? null : builder.apply(Extrinsics.opaque(transaction.data()));
      boolean noRoom =
          outcome == null
              || outcome instanceof Outcome.Refused(var error) && error.isExhaustedResources();
      if (noRoom) {
        ready.skipDependents(transaction);
        if (skipped < MAX_SKIPPED) {
          skipped++;
        } else if (!clock.instant().isBefore(softDeadline)) {
          return tooLarge ? End.SIZE_LIMIT : End.WEIGHT_LIMIT;
        }
      } else if (!(outcome instanceof Outcome.Included)) {
        LOG.debug("Invalid transaction {}: {}", transaction.hash(), outcome);
        ready.skipDependents(transaction);
        invalid.add(transaction.hash());
      }
    }
    return End.NO_MORE_TRANSACTIONS;
  }
}
