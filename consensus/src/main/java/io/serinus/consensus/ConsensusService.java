package io.serinus.consensus;

import io.serinus.consensus.babe.BabeChain;
import io.serinus.consensus.babe.BabeImport;
import io.serinus.consensus.babe.BabeKeys;
import io.serinus.consensus.babe.BabeWorker;
import io.serinus.consensus.babe.EquivocationWatch;
import io.serinus.consensus.babe.SlotClock;
import io.serinus.consensus.grandpa.Ed25519Votes;
import io.serinus.consensus.grandpa.GrandpaChain;
import io.serinus.consensus.grandpa.GrandpaNetwork;
import io.serinus.consensus.grandpa.GrandpaWorker;
import io.serinus.consensus.grandpa.SignatureCheck;
import io.serinus.crypto.keys.KeyStore;
import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.client.Client;
import io.serinus.host.client.Proposer;
import io.serinus.host.txpool.TransactionPool;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.scale.Bytes;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/**
 * Everything of consensus that a node runs, put together. Blocks of others go in by {@link
 * #imports}.
 */
public final class ConsensusService implements AutoCloseable {
  private static final Slot FIRST = new Slot(0);

  private final boolean authority;
  private final BabeChain babe;
  private final GrandpaChain grandpa;
  private final BabeImport imports;
  private final BabeWorker author;
  private final GrandpaWorker voter;

  /**
   * @param client on a chain whose runtime has the BABE and the GRANDPA API
   * @param pool where transactions for blocks are taken from, and reports of faults go
   * @param keys the node's session keys
   * @param ready whether the node is in a state to author: not while it catches up with others
   */
  public ConsensusService(
      Client client,
      TransactionPool pool,
      KeyStore keys,
      GrandpaNetwork network,
      ConsensusOptions options,
      InstantSource clock,
      BooleanSupplier ready) {
    SignatureCheck signatures = new Ed25519Votes();
    this.authority = options.authority();
    KeyStore used = authority ? keys : new MemoryKeyStore();
    this.babe = BabeChain.open(client);
    this.grandpa = GrandpaChain.open(client, signatures);
    SlotClock slots = slotClock(client, options, clock);
    EquivocationReports reports =
        new EquivocationReports(
            client, new SubmittingOffchain(extrinsic -> submit(pool, extrinsic)));
    EquivocationWatch watch = new EquivocationWatch(client.chain());
    this.imports = new BabeImport(client, babe, grandpa, slots, watch, reports);
    this.author =
        new BabeWorker(
            client,
            babe,
            imports,
            new Proposer(client, pool, clock, Proposer.DEFAULT_SIZE_LIMIT),
            BabeKeys.of(used),
            watch,
            slots,
            ready);
    this.voter =
        new GrandpaWorker(
            client,
            grandpa,
            used,
            signatures,
            network,
            reports,
            options.votingRule(),
            clock,
            options.gossipMillis());
  }

  private SlotClock slotClock(Client client, ConsensusOptions options, InstantSource clock) {
    long duration = babe.configuration().slotDuration();
    if (options.devBlockTime().isEmpty()) {
      return SlotClock.real(clock, duration);
    }
    Header best = client.chain().header(client.info().best().hash());
    Slot next = best == null ? FIRST : babe.slotOf(best).map(slot -> slot.plus(1)).orElse(FIRST);
    return SlotClock.development(clock, duration, options.devBlockTime().getAsLong(), next);
  }

  private static boolean submit(TransactionPool pool, byte[] extrinsic) {
    try {
      pool.submit(TransactionSource.LOCAL, Bytes.of(extrinsic)).join();
      return true;
    } catch (CompletionException e) {
      return false;
    }
  }

  /** Begins to vote and, as an authority, to author. */
  public void start() {
    voter.start();
    if (authority) {
      author.start();
    }
  }

  /** The way of blocks into the chain. */
  public BabeImport imports() {
    return imports;
  }

  /** Epochs and weights of blocks. */
  public BabeChain babe() {
    return babe;
  }

  /** Authority sets and proofs of finality. */
  public GrandpaChain grandpa() {
    return grandpa;
  }

  /** The author, for the slots that are the node's. */
  public BabeWorker author() {
    return author;
  }

  /** The voter, for how voting stands. */
  public GrandpaWorker voter() {
    return voter;
  }

  /** Stops both; the client can be closed afterwards. */
  @Override
  public void close() {
    author.close();
    voter.close();
  }
}
