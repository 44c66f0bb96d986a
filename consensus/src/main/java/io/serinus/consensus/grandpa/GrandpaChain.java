package io.serinus.consensus.grandpa;

import io.serinus.consensus.BadBlockException;
import io.serinus.consensus.BlockRef;
import io.serinus.consensus.ClientTree;
import io.serinus.consensus.HeaderTree;
import io.serinus.host.chain.BlockImport;
import io.serinus.host.chain.Justification;
import io.serinus.host.client.Client;
import io.serinus.host.client.ImportRequest;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The authority sets of the node's chain, and finality with proofs. Blocks go in through {@link
 * #importBlock}, so that no announced change is missed; blocks become final through here alone.
 * Thread-safe.
 */
public final class GrandpaChain {
  /** A proof is stored with a block at least every so many blocks. */
  public static final long JUSTIFICATION_PERIOD = 512;

  private static final Logger LOG = LoggerFactory.getLogger(GrandpaChain.class);
  private static final Bytes SET = Bytes.ofText("grandpa:set");
  private static final Bytes BEST_PROOF = Bytes.ofText("grandpa:justification");
  private static final byte[] NONE = {};

  private final Client client;
  private final ClientTree tree;
  private final SignatureCheck signatures;
  private final List<Consumer<GrandpaJustification>> listeners = new CopyOnWriteArrayList<>();

  /** Changed under this object's lock only. */
  private volatile AuthoritySet set;

  private GrandpaChain(Client client, SignatureCheck signatures, AuthoritySet set) {
    this.client = client;
    this.tree = new ClientTree(client);
    this.signatures = signatures;
    this.set = set;
  }

  /** Opens it, asking the runtime of genesis for the first authorities. */
  public static GrandpaChain open(Client client, SignatureCheck signatures) {
    Optional<Bytes> stored = client.chain().auxiliary(SET);
    AuthoritySet set =
        stored
            .map(bytes -> AuthoritySet.CODEC.decode(bytes.unsafeArray()))
            .orElseGet(
                () ->
                    AuthoritySet.genesis(
                        AuthoritySet.AUTHORITIES.decode(
                            client.call(
                                client.info().genesis(), "GrandpaApi_grandpa_authorities", NONE))));
    GrandpaChain chain = new GrandpaChain(client, signatures, set);
    chain.catchUpWithDisk(stored.isEmpty());
    return chain;
  }

  /** Blocks may have become final without a proof, and so without this object. */
  private synchronized void catchUpWithDisk(boolean isNew) {
    try {
      AuthoritySet next = set.finalized(finalized(), tree);
      if (isNew || !next.equals(set)) {
        client.chain().putAuxiliary(List.of(entry(SET, AuthoritySet.CODEC.encode(next))));
        set = next;
      }
    } catch (AuthoritySetException e) {
      throw new IllegalStateException("the authority sets on disk contradict the chain", e);
    }
  }

  /** The current set. */
  public AuthoritySet set() {
    return set;
  }

  /** The tree of blocks. */
  public HeaderTree tree() {
    return tree;
  }

  /** The last final block. */
  public BlockRef finalized() {
    return ClientTree.ref(client.info().finalized());
  }

  /** The last block of the best chain whose state has the keys of the current set. */
  public H256 lastWithKeysOfSet() {
    BlockRef best = ClientTree.ref(client.info().best());
    return set.nextChange(best, tree)
        .flatMap(change -> tree.find(change.announcedAt().hash()))
        .map(HeaderTree.Link::parent)
        .orElse(best.hash());
  }

  /**
   * Imports a block, noting the change of authorities that it announces or brings.
   *
   * @throws BadBlockException if there can be no such change
   */
  public synchronized Client.ImportResult importBlock(ImportRequest request)
      throws BadBlockException {
    Header header = request.header();
    BlockRef block = new BlockRef(GrandpaJustification.hashOf(header), header.number());
    AuthoritySet before = set;
    AuthoritySet next = before;
    boolean known = client.chain().header(block.hash()) != null;
    if (!known) {
      next = withChanges(before, block, header);
    }
    boolean changed = !next.equals(before);
    Client.ImportResult result =
        client.importBlock(
            changed ? request.with(SET, Bytes.wrap(AuthoritySet.CODEC.encode(next))) : request);
    if (changed && result.isNew()) {
      set = next;
      if (next.setId() != before.setId()) {
        LOG.info("👴 Applying authority set change forced at block #{}", block.number());
      }
    }
    return result;
  }

  private AuthoritySet withChanges(AuthoritySet before, BlockRef block, Header header)
      throws BadBlockException {
    HeaderTree extended = tree.with(block, header);
    try {
      Optional<PendingChange> announced = GrandpaDigests.change(block, header);
      AuthoritySet next = before;
      if (announced.isPresent()) {
        next = before.announce(announced.get(), extended);
      }
      return next.forcedAt(block, extended).orElse(next);
    } catch (AuthoritySetException e) {
      throw new BadBlockException(block + ": " + e.getMessage(), e);
    }
  }

  /**
   * Makes a block final by a proof that came from outside, which is stored with the block.
   *
   * @param block which, known already
   * @param proof an encoded {@link GrandpaJustification}
   * @return false where it was final before
   * @throws BadJustificationException if it proves nothing
   */
  public synchronized boolean finalizeBy(BlockRef block, byte[] proof)
      throws BadJustificationException {
    if (block.number() <= finalized().number()) {
      return false;
    }
    AuthoritySet now = set;
    GrandpaJustification justification =
        new JustificationVerifier(now.voters(), now.setId(), signatures).verify(proof, block);
    return finalizeBlock(now.setId(), justification, true);
  }

  /**
   * Makes a block final by a proof that has been checked.
   *
   * @param setId whose proof it is
   * @return false where it was final before, or the set is over
   */
  public synchronized boolean finalizeBlock(long setId, GrandpaJustification justification) {
    return finalizeBlock(setId, justification, false);
  }

  /**
   * As above.
   *
   * @param keep whether the proof is stored with the block even if nobody will need it
   */
  private boolean finalizeBlock(long setId, GrandpaJustification justification, boolean keep) {
    BlockRef block = justification.target();
    BlockRef before = finalized();
    if (setId != set.setId() || block.number() <= before.number()) {
      return false;
    }
    AuthoritySet next;
    try {
      next = set.finalized(block, tree);
    } catch (AuthoritySetException e) {
      throw new IllegalStateException("voters have voted beyond the end of their set", e);
    }
    boolean setEnds = next.setId() != set.setId();
    boolean periodEnds =
        block.number() / JUSTIFICATION_PERIOD != before.number() / JUSTIFICATION_PERIOD;
    byte[] encoded = GrandpaJustification.CODEC.encode(justification);
    Justification stored = new Justification(EngineId.GRANDPA, Bytes.wrap(encoded));
    List<BlockImport.Auxiliary> entries = new ArrayList<>();
    entries.add(entry(BEST_PROOF, encoded));
    if (!next.equals(set)) {
      entries.add(entry(SET, AuthoritySet.CODEC.encode(next)));
    }
    client.finalizeBlock(block.hash(), keep || setEnds || periodEnds ? stored : null, entries);
    set = next;
    if (setEnds) {
      LOG.info("👴 Applying authority set change scheduled at block #{}", block.number());
    }
    listeners.forEach(listener -> listener.accept(justification));
    return true;
  }

  /**
   * Has a listener told of every proof from now on. It must not wait for imports.
   *
   * @return ends it
   */
  public Runnable listen(Consumer<GrandpaJustification> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * A proof that the block at a height is final, for who knows its authority set; nothing where
   * none is at hand, since it has been superseded.
   *
   * @throws IllegalArgumentException if the block is not final
   */
  public Optional<FinalityProof> prove(long number) {
    if (number > finalized().number()) {
      throw new IllegalArgumentException("block " + number + " is not final yet");
    }
    Optional<AuthoritySet.PastSet> past = set.pastSetOf(number);
    Optional<GrandpaJustification> proof =
        past.isPresent() ? storedAt(past.get().lastBlock()) : bestProof();
    return proof
        .filter(justification -> justification.target().number() >= number)
        .map(justification -> FinalityProof.of(number, justification, this::headerAt));
  }

  /** The proof of the last final block; nothing where it was made final in another way. */
  public Optional<GrandpaJustification> bestProof() {
    return client
        .chain()
        .auxiliary(BEST_PROOF)
        .map(bytes -> GrandpaJustification.CODEC.decode(bytes.unsafeArray()));
  }

  private Optional<GrandpaJustification> storedAt(long number) {
    H256 hash = client.chain().hashAt(number);
    return hash == null
        ? Optional.empty()
        : client.chain().justifications(hash).stream()
            .filter(justification -> justification.engine().equals(EngineId.GRANDPA))
            .findFirst()
            .map(j -> GrandpaJustification.CODEC.decode(j.proof().unsafeArray()));
  }

  private Optional<Header> headerAt(long number) {
    H256 hash = client.chain().hashAt(number);
    return hash == null ? Optional.empty() : Optional.ofNullable(client.chain().header(hash));
  }

  private static BlockImport.Auxiliary entry(Bytes key, byte[] value) {
    return new BlockImport.Auxiliary(key, Bytes.wrap(value));
  }
}
