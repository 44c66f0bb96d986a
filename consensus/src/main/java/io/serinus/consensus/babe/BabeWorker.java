package io.serinus.consensus.babe;

import io.serinus.consensus.BadBlockException;
import io.serinus.host.chain.BlockRef;
import io.serinus.host.client.Client;
import io.serinus.host.client.Proposer;
import io.serinus.host.executor.ExecutorException;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.BabeEpoch;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.Slot;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a block in every slot that one of the node's keys may author in, and never a second one.
 * One thread.
 */
public final class BabeWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BabeWorker.class);

  /** For what the reference node says where it fills the block. */
  private static final Logger AUTHORSHIP = LoggerFactory.getLogger(Proposer.class);

  private final Client client;
  private final BabeChain babe;
  private final BabeImport imports;
  private final Proposer proposer;
  private final BabeKeys keys;
  private final SlotClaims claims;
  private final EquivocationWatch watch;
  private final SlotClock clock;
  private final BooleanSupplier ready;
  private final Thread thread = new Thread(this::run, "babe-worker");

  /** The last slot that was looked at, or that may have been before a restart. */
  private Slot done;

  private volatile boolean closed;

  /**
   * @param ready whether the node is in a state to author: not while it is catching up with others
   */
  public BabeWorker(
      Client client,
      BabeChain babe,
      BabeImport imports,
      Proposer proposer,
      BabeKeys keys,
      EquivocationWatch watch,
      SlotClock clock,
      BooleanSupplier ready) {
    this.client = client;
    this.babe = babe;
    this.imports = imports;
    this.proposer = proposer;
    this.keys = keys;
    this.claims = new SlotClaims(keys);
    this.watch = watch;
    this.clock = clock;
    this.done = new Slot(clock.firstWhole().number() - 1);
    this.ready = ready;
    thread.setDaemon(true);
  }

  /** Begins to author, in the first slot that begins on the node's watch. */
  public void start() {
    LOG.info("👶 Starting BABE Authorship worker");
    thread.start();
  }

  /** Stops authoring; a block that is being made is not imported any more. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The slots of the current epoch that the node's keys may author in. */
  public Map<BabeId, EpochAuthorship> epochAuthorship() {
    EpochRecord record = babe.epochsAt(client.info().best().hash()).orElseThrow();
    return EpochAuthorship.of(record.at(clock.slot()).epoch(), keys);
  }

  private void run() {
    while (!closed) {
      try {
        if (!tick()) {
          TimeUnit.MILLISECONDS.sleep(clock.untilNext());
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | BadBlockException e) {
        if (closed) {
          return;
        }
        if (e instanceof ExecutorException) {
          // Its message says what the runtime did; where this node called it from says nothing.
          LOG.error("👶 No block could be made: {}", e.getMessage());
        } else {
          LOG.error("👶 No block could be made", e);
        }
      }
    }
  }

  /** Authors in the current slot if that has not been looked at; whether it had not. */
  boolean tick() throws BadBlockException {
    // The slot and the time that blocks carry have to fit: the clock is looked at once.
    long now = clock.now();
    Slot slot = clock.slotAt(now);
    if (slot.compareTo(done) <= 0) {
      return false;
    }
    done = slot;
    author(slot, now);
    return true;
  }

  private void author(Slot slot, long now) throws BadBlockException {
    if (!ready.getAsBoolean()) {
      return;
    }
    BlockRef parent = client.info().best();
    Header parentHeader = client.chain().header(parent.hash());
    Optional<EpochRecord> record = babe.epochsAt(parent.hash());
    if (parentHeader == null || record.isEmpty()) {
      return;
    }
    boolean after = babe.slotOf(parentHeader).map(last -> slot.compareTo(last) > 0).orElse(true);
    if (!after) {
      LOG.debug("Slot {} is not after the best block's", slot.number());
      return;
    }
    BabeEpoch epoch = record.get().at(slot).epoch();
    LOG.debug("Attempting to claim slot {} in epoch {}", slot.number(), epoch.epochIndex());
    Optional<SlotClaims.Claim> claim = claims.claim(slot, epoch);
    if (claim.isEmpty()) {
      return;
    }
    LOG.debug("Claimed slot {}", slot.number());
    // Whoever authors twice in a slot is slashed, and a restart or a clock set back is no excuse.
    BabeId author = BabeId.wrap(claim.get().pair().publicKey());
    if (watch.claim(slot, author)) {
      make(parent, slot, now, claim.get());
    } else {
      LOG.warn("👶 {} has authored in slot {} before, so there is no block", author, slot.number());
    }
  }

  private void make(BlockRef parent, Slot slot, long now, SlotClaims.Claim claim)
      throws BadBlockException {
    AUTHORSHIP.info(
        "🙌 Starting consensus session on top of parent {} (#{})", parent.hash(), parent.number());
    long begun = System.nanoTime();
    // A third of the slot is left to others to receive the block.
    long millis = Math.max(1, Math.min(clock.blockTime() * 2 / 3, clock.untilNext()));
    Proposer.Proposal proposal =
        proposer.propose(
            parent.hash(),
            BabeDigests.begin(claim.preDigest()),
            BabeInherents.of(now, slot),
            Duration.ofMillis(millis));
    Header header = proposal.block().header();
    H256 before = BabeDigests.hash(header);
    AUTHORSHIP.info(
        "🎁 Prepared block for proposing at {} ({} ms) hash: {}; parent_hash: {}; end: {};"
            + " extrinsics_count: {}",
        header.number(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
        before,
        parent.hash(),
        proposal.end().label(),
        proposal.block().extrinsics().size());
    Header sealed = BabeDigests.seal(header, claim.pair().sign(before.toArray()));
    LOG.info(
        "🔖 Pre-sealed block for proposal at {}. Hash now {}, previously {}.",
        header.number(),
        BabeDigests.hash(sealed),
        before);
    if (!closed) {
      imports.importOwn(proposal.block(), sealed);
    }
  }
}
