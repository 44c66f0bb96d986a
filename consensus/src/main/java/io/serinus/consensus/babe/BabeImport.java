package io.serinus.consensus.babe;

import io.serinus.consensus.BadBlockException;
import io.serinus.consensus.BlockRef;
import io.serinus.consensus.ClientTree;
import io.serinus.consensus.EquivocationReports;
import io.serinus.consensus.grandpa.BadJustificationException;
import io.serinus.consensus.grandpa.GrandpaChain;
import io.serinus.host.chain.Justification;
import io.serinus.host.client.BlockOrigin;
import io.serinus.host.client.BuiltBlock;
import io.serinus.host.client.Client;
import io.serinus.host.client.ImportRequest;
import io.serinus.host.executor.ExecutorException;
import io.serinus.primitives.Block;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.runtime.CheckInherentsResult;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleWriter;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of blocks into the chain: checks the author's right, has the block executed, notes what
 * it announces, and finalizes by the proofs that come with it. Thread-safe.
 */
public final class BabeImport {
  private static final Logger LOG = LoggerFactory.getLogger(BabeImport.class);

  /** Clocks of authors may be ahead of ours by this many slots. */
  private static final long DRIFT = 1;

  private static final Slot LAST = new Slot(-1);

  private final Client client;
  private final BabeChain babe;
  private final GrandpaChain grandpa;
  private final SlotClock clock;
  private final EquivocationReports reports;
  private final BabeVerifier verifier = new BabeVerifier();
  private final EquivocationWatch watch;

  public BabeImport(
      Client client,
      BabeChain babe,
      GrandpaChain grandpa,
      SlotClock clock,
      EquivocationWatch watch,
      EquivocationReports reports) {
    this.client = client;
    this.babe = babe;
    this.grandpa = grandpa;
    this.clock = clock;
    this.watch = watch;
    this.reports = reports;
  }

  /**
   * Imports a block of somebody else.
   *
   * @param justifications what came with it; one that proves the block final makes it so
   * @throws BadBlockException if it breaks the rules of consensus
   * @throws io.serinus.host.client.InvalidBlockException if it breaks the runtime's
   * @throws io.serinus.host.chain.ChainException if its parent is not known or lost
   */
  public Client.ImportResult importBlock(
      Block block, List<Justification> justifications, BlockOrigin origin)
      throws BadBlockException {
    Header header = block.header();
    H256 hash = BabeDigests.hash(header);
    Client.ImportResult result;
    if (client.chain().header(hash) == null) {
      client.chain().requireImportable(header);
      // A file is not sent by anybody who could gain by being early.
      Slot latest = origin == BlockOrigin.FILE ? LAST : clock.slot().plus(DRIFT);
      BabeVerifier.Verified verified = verify(header, latest);
      if (origin != BlockOrigin.FILE) {
        noteAuthor(verified);
      }
      if (origin == BlockOrigin.NETWORK_BROADCAST) {
        checkInherents(block, verified.slot());
      }
      result = store(ImportRequest.of(block, origin), hash, verified);
    } else {
      result =
          new Client.ImportResult(
              new io.serinus.host.chain.BlockRef(header.number(), hash), false, false);
    }
    for (Justification justification : justifications) {
      if (justification.engine().equals(EngineId.GRANDPA)) {
        finalizeBy(new BlockRef(hash, header.number()), justification);
      }
    }
    return result;
  }

  /**
   * Imports a block that this node has built and sealed. It is checked like any other, but not
   * executed again.
   *
   * @throws BadBlockException if it breaks the rules of consensus
   */
  public Client.ImportResult importOwn(BuiltBlock built, Header sealed) throws BadBlockException {
    BabeVerifier.Verified verified = verify(sealed, clock.slot().plus(DRIFT));
    return store(ImportRequest.of(built, sealed), BabeDigests.hash(sealed), verified);
  }

  /**
   * Makes a block that is known final by a proof.
   *
   * @throws BadBlockException if it proves nothing
   */
  public void finalizeBy(BlockRef block, Justification justification) throws BadBlockException {
    try {
      grandpa.finalizeBy(block, justification.proof().toArray());
    } catch (BadJustificationException e) {
      throw new BadBlockException(block + ": " + e.getMessage(), e);
    }
  }

  private BabeVerifier.Verified verify(Header header, Slot latest) throws BadBlockException {
    Header parent = client.chain().header(header.parentHash());
    Optional<EpochRecord> record = babe.epochsAt(header.parentHash());
    if (parent == null || record.isEmpty()) {
      throw new BadBlockException("the epochs at block " + header.parentHash() + " are not known");
    }
    try {
      return verifier.verify(header, babe.slotOf(parent), record.get(), latest);
    } catch (BabeVerificationException e) {
      throw new BadBlockException("block #" + header.number() + ": " + e.getMessage(), e);
    }
  }

  private Client.ImportResult store(
      ImportRequest request, H256 hash, BabeVerifier.Verified verified) throws BadBlockException {
    ImportRequest full = request.with(babe.forkChoice(verified));
    for (var entry : babe.remember(hash, verified)) {
      full = full.with(entry.key(), entry.value());
    }
    Client.ImportResult result = grandpa.importBlock(full);
    if (result.isNew() && verified.begins().isPresent()) {
      LOG.info(
          "👶 New epoch {} launching at block {} (block slot {} >= start slot {}).",
          verified.epoch().epochIndex(),
          ClientTree.ref(result.block()),
          verified.slot().number(),
          verified.epoch().startSlot().number());
      LOG.info(
          "👶 Next epoch starts at slot {}", verified.begins().get().next().startSlot().number());
    }
    return result;
  }

  private void noteAuthor(BabeVerifier.Verified verified) {
    try {
      watch
          .note(clock.slot(), verified.slot(), verified.author(), verified.header())
          .ifPresent(reports::report);
    } catch (ScaleException e) {
      // The block is not to blame.
      LOG.warn(
          "👶 Who has authored in slot {} cannot be read: {}",
          verified.slot().number(),
          e.getMessage());
    }
  }

  /** Asks the runtime whether the block's inherents fit with what this node sees of the world. */
  private void checkInherents(Block block, Slot slot) throws BadBlockException {
    Header header = block.header();
    Block unsealed = new Block(BabeDigests.unsealed(header), block.extrinsics());
    ScaleWriter arguments = new ScaleWriter();
    Block.CODEC.encode(unsealed, arguments);
    InherentData.CODEC.encode(BabeInherents.of(clock.now(), slot), arguments);
    try {
      CheckInherentsResult answer =
          CheckInherentsResult.CODEC.decode(
              client.call(
                  header.parentHash(), "BlockBuilder_check_inherents", arguments.toByteArray()));
      if (!answer.okay()) {
        throw new BadBlockException("block #" + header.number() + ": inherents that do not fit");
      }
    } catch (ExecutorException | ScaleException e) {
      throw new BadBlockException("block #" + header.number() + ": inherents cannot be checked", e);
    }
  }
}
