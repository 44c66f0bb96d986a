package io.serinus.consensus.babe;

import io.serinus.host.chain.BlockImport;
import io.serinus.host.chain.BlockRef;
import io.serinus.host.chain.ChainInfo;
import io.serinus.host.client.ChainEvent;
import io.serinus.host.client.Client;
import io.serinus.host.client.ForkChoice;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.BabeConfiguration;
import io.serinus.primitives.consensus.Slot;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What BABE knows of each block of the tree, kept in the block database: written in one go with the
 * block, dropped when finality has passed. Thread-safe.
 */
public final class BabeChain {
  private static final byte[] NONE = {};

  private final Client client;
  private final BabeConfiguration configuration;

  private BabeChain(Client client, BabeConfiguration configuration) {
    this.client = client;
    this.configuration = configuration;
  }

  /**
   * Opens it, asking the runtime of genesis how the chain began. (Where that state is gone, what
   * was written before is enough.)
   */
  public static BabeChain open(Client client) {
    H256 genesis = client.info().genesis();
    Bytes key = Bytes.ofText("babe:configuration");
    Optional<Bytes> stored = client.chain().auxiliary(key);
    byte[] encoded =
        stored
            .map(Bytes::toArray)
            .orElseGet(() -> client.call(genesis, "BabeApi_configuration", NONE));
    BabeConfiguration configuration = BabeConfiguration.CODEC.decode(encoded);
    if (stored.isEmpty()) {
      EpochRecord record = EpochRecord.genesis(configuration);
      BlockNote note = new BlockNote(0, genesis);
      client
          .chain()
          .putAuxiliary(
              List.of(
                  entry(epochKey(genesis), EpochRecord.CODEC.encode(record)),
                  entry(noteKey(genesis), BlockNote.CODEC.encode(note)),
                  entry(key, encoded)));
    }
    BabeChain chain = new BabeChain(client, configuration);
    client.listen(chain::onEvent);
    return chain;
  }

  /** How the chain began. */
  public BabeConfiguration configuration() {
    return configuration;
  }

  /** What holds on top of a block. */
  public Optional<EpochRecord> epochsAt(H256 block) {
    return note(block)
        .flatMap(note -> client.chain().auxiliary(epochKey(note.epochBlock())))
        .map(bytes -> EpochRecord.CODEC.decode(bytes.unsafeArray()));
  }

  /** The slot of a known block; nothing for genesis. */
  public Optional<Slot> slotOf(Header header) {
    try {
      return BabeDigests.slot(header);
    } catch (BabeVerificationException e) {
      throw new IllegalStateException("a block without a slot has been imported", e);
    }
  }

  Optional<BlockNote> note(H256 block) {
    return client
        .chain()
        .auxiliary(noteKey(block))
        .map(bytes -> BlockNote.CODEC.decode(bytes.unsafeArray()));
  }

  /** What is to be written together with a verified block. */
  List<BlockImport.Auxiliary> remember(H256 hash, BabeVerifier.Verified block) {
    BlockNote parent = note(block.header().parentHash()).orElseThrow();
    List<BlockImport.Auxiliary> entries = new ArrayList<>();
    block
        .begins()
        .ifPresent(record -> entries.add(entry(epochKey(hash), EpochRecord.CODEC.encode(record))));
    H256 epochBlock = block.begins().isPresent() ? hash : parent.epochBlock();
    BlockNote note = new BlockNote(parent.weight() + weight(block), epochBlock);
    entries.add(entry(noteKey(hash), BlockNote.CODEC.encode(note)));
    return entries;
  }

  /** The heaviest chain is best; of equal ones the longest, then the first that came. */
  ForkChoice forkChoice(BabeVerifier.Verified block) {
    long own = note(block.header().parentHash()).orElseThrow().weight() + weight(block);
    return (ChainInfo now, Header header) -> {
      long best = note(now.best().hash()).map(BlockNote::weight).orElse(0L);
      return own > best || own == best && header.number() > now.best().number();
    };
  }

  private static long weight(BabeVerifier.Verified block) {
    return block.preDigest().isPrimary() ? 1 : 0;
  }

  /**
   * Forgets what finality has passed: no block can be built on it any more. What is left builds on
   * the record of the last final block, or on one of its descendants'.
   */
  private void onEvent(ChainEvent event) {
    if (!(event instanceof ChainEvent.Finalized(List<BlockRef> blocks, List<BlockRef> stale))) {
      return;
    }
    H256 last = blocks.getLast().hash();
    H256 inUse = note(last).map(BlockNote::epochBlock).orElse(last);
    Set<H256> gone = new HashSet<>();
    stale.forEach(block -> gone.add(block.hash()));
    blocks.subList(0, blocks.size() - 1).forEach(block -> gone.add(block.hash()));
    Header first = client.chain().header(blocks.getFirst().hash());
    Set<H256> records = new HashSet<>(gone);
    if (first != null) {
      H256 lastBefore = first.parentHash();
      gone.add(lastBefore);
      note(lastBefore).ifPresent(note -> records.add(note.epochBlock()));
    }
    records.remove(inUse);
    List<BlockImport.Auxiliary> entries = new ArrayList<>();
    gone.forEach(block -> entries.add(new BlockImport.Auxiliary(noteKey(block), null)));
    records.forEach(block -> entries.add(new BlockImport.Auxiliary(epochKey(block), null)));
    client.chain().putAuxiliary(entries);
  }

  private static BlockImport.Auxiliary entry(Bytes key, byte[] value) {
    return new BlockImport.Auxiliary(key, Bytes.wrap(value));
  }

  private static Bytes noteKey(H256 block) {
    return Bytes.ofText("babe:block:" + block);
  }

  private static Bytes epochKey(H256 block) {
    return Bytes.ofText("babe:epochs:" + block);
  }
}
