package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.consensus.ClientTree;
import io.serinus.consensus.EquivocationReports;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.KeyStore;
import io.serinus.crypto.keys.KeyTypeId;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.host.chain.BlockImport;
import io.serinus.host.client.ChainEvent;
import io.serinus.host.client.Client;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.GrandpaSignature;
import io.serinus.scale.Bytes;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the voter of the current authority set on the node: one thread that is told of blocks and
 * messages, keeps the time, and does what the voter wants done.
 */
public final class GrandpaWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GrandpaWorker.class);
  private static final Bytes VOTER = Bytes.ofText("grandpa:voter");
  private static final int QUEUE = 16_384;

  /** Without a key, the store is searched again after so many gossip times. */
  private static final int LOOK_AFTER = 10;

  private interface Input {
    List<VoterAction> tell(GrandpaVoter voter, long now) throws BadJustificationException;
  }

  private final Client client;
  private final GrandpaChain chain;
  private final KeyStore keys;
  private final SignatureCheck signatures;
  private final GrandpaNetwork network;
  private final EquivocationReports reports;
  private final VoterChain voterChain;
  private final InstantSource clock;
  private final long gossipMillis;
  private final LinkedBlockingQueue<Input> inputs = new LinkedBlockingQueue<>(QUEUE);
  private final Thread thread = new Thread(this::run, "grandpa-voter");
  private volatile GrandpaVoter voter;
  private volatile VoterStatus status;
  private volatile boolean closed;
  private @Nullable KeyPair key;
  private long nextLook = Long.MIN_VALUE;
  private Runnable unlisten = () -> {};

  /**
   * @param rule how far votes stay behind the best block
   * @param gossipMillis how long a message is expected to need to reach all, in ms; the reference
   *     node takes 1000
   */
  public GrandpaWorker(
      Client client,
      GrandpaChain chain,
      KeyStore keys,
      SignatureCheck signatures,
      GrandpaNetwork network,
      EquivocationReports reports,
      VotingRule rule,
      InstantSource clock,
      long gossipMillis) {
    this.client = client;
    this.chain = chain;
    this.keys = keys;
    this.signatures = signatures;
    this.network = network;
    this.reports = reports;
    this.clock = clock;
    this.gossipMillis = gossipMillis;
    this.voterChain = new ClientVoterChain(client, chain, rule);
    this.voter = boot(stored());
    this.status = voter.status();
    thread.setDaemon(true);
  }

  /** Begins to vote. */
  public void start() {
    Runnable fromChain = client.listen(this::onChainEvent);
    Runnable fromNetwork = network.listen(new Incoming());
    unlisten =
        () -> {
          fromChain.run();
          fromNetwork.run();
        };
    thread.start();
  }

  /** How voting stands. */
  public VoterStatus status() {
    return status;
  }

  /** Stops voting; returns when nothing more is written. */
  @Override
  public void close() {
    closed = true;
    unlisten.run();
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<VoterState> stored() {
    return client
        .chain()
        .auxiliary(VOTER)
        .map(bytes -> VoterState.CODEC.decode(bytes.unsafeArray()));
  }

  private GrandpaVoter boot(Optional<VoterState> before) {
    AuthoritySet set = chain.set();
    VoterState state =
        before
            .filter(it -> it.setId() == set.setId())
            .orElseGet(() -> VoterState.startingFrom(set.setId(), chain.finalized()));
    return new GrandpaVoter(
        state,
        set.voters(),
        chain.finalized(),
        voterChain,
        signatures,
        signer(set),
        gossipMillis,
        clock.millis());
  }

  /** The first key of the set that is the node's; the one that was used before is wiped. */
  private @Nullable VoteSigner signer(AuthoritySet set) {
    forgetKey();
    Set<GrandpaId> own =
        keys.publicKeys(KeyTypeId.GRANDPA, SignatureScheme.ED25519).stream()
            .map(GrandpaId::of)
            .collect(Collectors.toSet());
    for (Authority<GrandpaId> authority : set.authorities()) {
      if (own.contains(authority.id())) {
        Optional<KeyPair> pair =
            keys.pair(KeyTypeId.GRANDPA, SignatureScheme.ED25519, authority.id().unsafeArray());
        if (pair.isPresent()) {
          key = pair.get();
          return new KeySigner(authority.id(), pair.get());
        }
      }
    }
    return null;
  }

  private void forgetKey() {
    KeyPair before = key;
    key = null;
    if (before != null) {
      before.destroy();
    }
  }

  private record KeySigner(GrandpaId id, KeyPair pair) implements VoteSigner {
    @Override
    public GrandpaSignature sign(byte[] payload) {
      return GrandpaSignature.wrap(pair.sign(payload));
    }
  }

  private void run() {
    boolean sound = false;
    while (!closed) {
      try {
        if (!sound) {
          // What the voter in memory has said or done may not be on disk: only the disk counts.
          voter = boot(stored());
          perform(voter.start(clock.millis()));
          sound = true;
        }
        long wait = voter.wakeAt(clock.millis()) - clock.millis();
        Input input = inputs.poll(Math.max(1, wait), TimeUnit.MILLISECONDS);
        handle(input == null ? GrandpaVoter::onTick : input);
      } catch (InterruptedException e) {
        break;
      } catch (RuntimeException e) {
        if (closed) {
          break;
        }
        LOG.error("👴 Voting met an error and begins anew", e);
        sound = false;
        pause();
      }
    }
    forgetKey();
  }

  /** Errors of the disk and the like do not go away at once. */
  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(Input input) {
    if (voter.setId() != chain.set().setId()) {
      nextSet();
    } else if (!voter.votes()) {
      lookForKey();
    }
    try {
      perform(input.tell(voter, clock.millis()));
    } catch (BadJustificationException e) {
      LOG.debug("A commit is refused: {}", e.getMessage());
    }
    status = voter.status();
  }

  /** A key may come into the store after a set has begun. */
  private void lookForKey() {
    long now = clock.millis();
    if (now >= nextLook) {
      nextLook = now + LOOK_AFTER * gossipMillis;
      if (signer(chain.set()) != null) {
        voter = boot(stored());
        perform(voter.start(now));
      }
    }
  }

  private void perform(List<VoterAction> actions) {
    GrandpaVoter by = voter;
    for (VoterAction action : actions) {
      perform(action);
      if (by.setId() != chain.set().setId()) {
        // The set is over: what its voter still wants said about its rounds is of no use.
        by.close().forEach(this::perform);
        nextSet();
        return;
      }
    }
  }

  private void nextSet() {
    voter = boot(Optional.empty());
    perform(voter.start(clock.millis()));
  }

  private void perform(VoterAction action) {
    switch (action) {
      case VoterAction.Persist(VoterState state) -> {
        // A vote that is sent and then forgotten could be followed by another: an equivocation.
        Bytes encoded = Bytes.wrap(VoterState.CODEC.encode(state));
        client.chain().persistAuxiliary(List.of(new BlockImport.Auxiliary(VOTER, encoded)));
      }
      case VoterAction.SendVote it -> {
        Vote vote = it.vote().vote();
        LOG.debug("Round {}: casting a {} for {}", it.round(), vote.kind(), vote.target());
        network.sendVote(it.setId(), it.round(), it.vote());
      }
      case VoterAction.SendCommit it -> {
        LOG.debug("Round {}: committing to {}", it.round(), it.commit().target());
        network.sendCommit(it.setId(), it.round(), it.commit());
      }
      case VoterAction.Finalize it -> finalizeBlock(it);
      case VoterAction.Report it ->
          reports.report(it.proof().proof(it.setId()), chain.lastWithKeysOfSet());
      case VoterAction.Entered it -> {
        LOG.debug("Starting round {} of set {}", it.round(), it.setId());
        network.noteRound(it.setId(), it.round());
      }
      case VoterAction.AskToCatchUp it -> {
        LOG.debug("Asking to catch up from round {} of set {}", it.round(), it.setId());
        network.askToCatchUp(it.setId(), it.round());
      }
    }
  }

  private void finalizeBlock(VoterAction.Finalize done) {
    Function<H256, Optional<Header>> headers =
        hash -> Optional.ofNullable(client.chain().header(hash));
    GrandpaJustification.of(done.round(), done.commit(), headers)
        .ifPresentOrElse(
            justification -> chain.finalizeBlock(done.setId(), justification),
            () -> LOG.error("👴 No proof can be made of {}", done.commit().target()));
  }

  private void onChainEvent(ChainEvent event) {
    switch (event) {
      case ChainEvent.Imported imported -> {
        BlockRef block = ClientTree.ref(imported.block());
        tell((voter, now) -> voter.onBlock(block, now));
      }
      case ChainEvent.Finalized finalized -> {
        BlockRef block = ClientTree.ref(finalized.block());
        tell(
            (voter, now) -> {
              voter.onFinalized(block);
              return voter.onTick(now);
            });
      }
      case ChainEvent.NewBest best -> {}
    }
  }

  private void tell(Input input) {
    if (!inputs.offer(input)) {
      LOG.debug("The voter is too busy for a message");
    }
  }

  private final class Incoming implements GrandpaNetwork.Listener {
    @Override
    public void onVote(long setId, long round, SignedVote vote) {
      tell((voter, now) -> voter.setId() == setId ? voter.onVote(round, vote, now) : List.of());
    }

    @Override
    public void onCommit(long setId, long round, Commit commit) {
      tell((voter, now) -> voter.setId() == setId ? voter.onCommit(round, commit, now) : List.of());
    }

    @Override
    public void onPeerRound(long setId, long round) {
      tell((voter, now) -> voter.setId() == setId ? voter.onPeerRound(round, now) : List.of());
    }

    @Override
    public void onCatchUp(CatchUp help) {
      tell((voter, now) -> voter.onCatchUp(help, now));
    }

    @Override
    public Optional<CatchUp> catchUp(long setId, long round) {
      // From the disk, as the voter belongs to its thread.
      return stored()
          .filter(state -> state.setId() == setId)
          .flatMap(state -> CatchUp.of(state, round));
    }
  }
}
