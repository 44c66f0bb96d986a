package io.serinus.pallet.consensus;

import io.serinus.crypto.ed25519.Ed25519KeyPair;
import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.sr25519.Sr25519KeyPair;
import io.serinus.crypto.sr25519.Transcript;
import io.serinus.crypto.sr25519.Vrf;
import io.serinus.crypto.sr25519.VrfInOut;
import io.serinus.frame.PalletModule;
import io.serinus.frame.Runtime;
import io.serinus.pallet.TestChain;
import io.serinus.pallet.authoritydiscovery.AuthorityDiscovery;
import io.serinus.pallet.authoritydiscovery.AuthorityDiscoveryModule;
import io.serinus.pallet.authorship.Authorship;
import io.serinus.pallet.authorship.AuthorshipModule;
import io.serinus.pallet.babe.Babe;
import io.serinus.pallet.babe.BabeConfig;
import io.serinus.pallet.babe.BabeModule;
import io.serinus.pallet.balances.Balances;
import io.serinus.pallet.balances.BalancesModule;
import io.serinus.pallet.grandpa.Grandpa;
import io.serinus.pallet.grandpa.GrandpaModule;
import io.serinus.pallet.historical.Exposure;
import io.serinus.pallet.historical.Historical;
import io.serinus.pallet.historical.HistoricalManager;
import io.serinus.pallet.historical.HistoricalModule;
import io.serinus.pallet.historical.Identification;
import io.serinus.pallet.offences.EquivocationReports;
import io.serinus.pallet.offences.OffenceDetails;
import io.serinus.pallet.offences.Offences;
import io.serinus.pallet.offences.OffencesModule;
import io.serinus.pallet.session.OffenceSeverity;
import io.serinus.pallet.session.Session;
import io.serinus.pallet.session.SessionKeyLayout;
import io.serinus.pallet.session.SessionKeys;
import io.serinus.pallet.session.SessionModule;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.CryptoScheme;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.H512;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.U128;
import io.serinus.primitives.arithmetic.Perbill;
import io.serinus.primitives.consensus.AuthorityDiscoveryId;
import io.serinus.primitives.consensus.BabeConsensusLog;
import io.serinus.primitives.consensus.BabeEpoch;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.GrandpaConsensusLog;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.PrimaryPreDigest;
import io.serinus.primitives.consensus.SecondaryVrfPreDigest;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.VrfSignature;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;

/**
 * A chain of the consensus pallets with four validators who have real keys, epochs of ten slots,
 * and a manager of sessions that tests command.
 */
public final class ConsensusChain {
  public static final long EPOCH = 10;
  public static final long FIRST_SLOT = 1_000;
  public static final U128 DEPOSIT = U128.of(50);
  public static final int VALIDATORS = 4;

  public final TestChain chain = new TestChain();
  public final List<Sr25519KeyPair> babePairs = new ArrayList<>();
  public final List<Ed25519KeyPair> grandpaPairs = new ArrayList<>();
  public final List<List<OffenceDetails>> punished = new ArrayList<>();
  public final Balances balances =
      new Balances(
          chain.system(),
          address -> {
            if (address instanceof MultiAddress.Id(AccountId account)) {
              return account;
            }
            throw new io.serinus.frame.DispatchException(
                io.serinus.primitives.runtime.DispatchError.CANNOT_LOOKUP);
          },
          new Balances.Config(U128.of(10), 50, 50, 5, 8));
  public final Babe babe =
      new Babe(new BabeConfig(EPOCH, 6000, 6000, 100, 16), this::isDisabled, this::reports);
  public final Grandpa grandpa = new Grandpa(new Grandpa.Config(100, 16, 3), this::reports);
  public final AuthorityDiscovery discovery = new AuthorityDiscovery(100);
  public final Authorship authorship = new Authorship(this::findAuthor, author -> {});
  public final Offences offences = new Offences(this::punish);
  public final Historical historical =
      new Historical(this::session, who -> Optional.of(Exposure.NONE));
  public final SessionKeyLayout layout =
      new SessionKeyLayout(
          "test::SessionKeys",
          List.of(
              new SessionKeyLayout.Key(
                  "grandpa",
                  KeyTypeId.GRANDPA,
                  CryptoScheme.ED25519,
                  GrandpaId.CODEC::type,
                  "Grandpa"),
              new SessionKeyLayout.Key(
                  "babe", KeyTypeId.BABE, CryptoScheme.SR25519, BabeId.CODEC::type, "Babe"),
              new SessionKeyLayout.Key(
                  "authority_discovery",
                  KeyTypeId.AUTHORITY_DISCOVERY,
                  CryptoScheme.SR25519,
                  AuthorityDiscoveryId.CODEC::type,
                  "AuthorityDiscovery")));
  private final Manager manager = new Manager();
  public final Session session =
      new Session(
          new Session.Config(
              layout,
              List.of(grandpa, babe, discovery),
              historical.noting(manager),
              babe::shouldEndSession,
              balances.holds(),
              DEPOSIT));
  private final EquivocationReports reports =
      new EquivocationReports(historical, offences, authorship::author, 77);

  private LongUnaryOperator slotOf = block -> FIRST_SLOT + block - 1;
  private boolean primary = true;

  /** The next answer of the manager of sessions; empty to let all be. */
  public Optional<List<AccountId>> nextValidators = Optional.empty();

  public ConsensusChain() {
    StringBuilder keys = new StringBuilder();
    StringBuilder endowed = new StringBuilder();
    for (int i = 0; i < VALIDATORS; i++) {
      byte[] seed = Hashing.blake2b256(new byte[] {(byte) i, 5});
      babePairs.add(Sr25519KeyPair.fromMiniSecret(seed));
      grandpaPairs.add(Ed25519KeyPair.fromSeed(seed));
      String account = validator(i).toString();
      keys.append(keys.isEmpty() ? "" : ",")
          .append("[\"" + account + "\",\"" + account + "\",{\"grandpa\":\"")
          .append(GrandpaId.of(grandpaPairs.get(i).publicKey()))
          .append("\",\"babe\":\"" + BabeId.of(babePairs.get(i).publicKey()))
          .append("\",\"authority_discovery\":\"" + BabeId.of(babePairs.get(i).publicKey()))
          .append("\"}]");
      endowed.append(endowed.isEmpty() ? "" : ",").append("[\"" + account + "\",1000000]");
    }
    chain
        .place(
            new BabeModule(1, babe),
            new BalancesModule(4, balances),
            new AuthorshipModule(5, authorship),
            new OffencesModule(7, offences),
            new HistoricalModule(34, historical),
            new SessionModule(8, session),
            new GrandpaModule(10, grandpa),
            new AuthorityDiscoveryModule(12, discovery))
        .digests(this::digest)
        .genesis(
            "{\"balances\":{\"balances\":["
                + endowed
                + "]},\"session\":{\"keys\":["
                + keys
                + "]}}");
    chain.run(
        () -> {
          for (PalletModule module : chain.runtime().pallets()) {
            module.pallet().integrityTest();
            module.pallet().onInitialize(1);
          }
        });
  }

  private final class Manager implements HistoricalManager {
    @Override
    public Optional<List<Identification>> newSession(long index) {
      Optional<List<AccountId>> next = nextValidators;
      nextValidators = Optional.empty();
      return next.map(this::identified);
    }

    @Override
    public Optional<List<Identification>> newSessionGenesis(long index, List<AccountId> withKeys) {
      return Optional.of(identified(withKeys));
    }

    private List<Identification> identified(List<AccountId> all) {
      return all.stream().map(who -> new Identification(who, Exposure.NONE)).toList();
    }
  }

  /** The account of the validator of this number, from 0. */
  public static AccountId validator(int number) {
    return TestChain.account(0x21 + number);
  }

  public static List<AccountId> validators(int count) {
    List<AccountId> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(validator(i));
    }
    return all;
  }

  public BabeId babeId(int number) {
    return BabeId.of(babePairs.get(number).publicKey());
  }

  /** Keys that nobody has. */
  public SessionKeys freshKeys(int seed) {
    byte[] keys = new byte[layout.length()];
    for (int i = 0; i < 3; i++) {
      byte[] mini = Hashing.blake2b256(new byte[] {(byte) seed, (byte) i, 6});
      byte[] key =
          i == 0
              ? Ed25519KeyPair.fromSeed(mini).publicKey()
              : Sr25519KeyPair.fromMiniSecret(mini).publicKey();
      System.arraycopy(key, 0, keys, 32 * i, 32);
    }
    return new SessionKeys(Bytes.wrap(keys));
  }

  /** Which slot each block is of. */
  public ConsensusChain slots(LongUnaryOperator ofBlock) {
    slotOf = ofBlock;
    return this;
  }

  /** Whether authors have won their slots. */
  public ConsensusChain primary(boolean won) {
    primary = won;
    return this;
  }

  /** Lets authors take turns, with a VRF signature each. */
  private Digest digest(long block) {
    Slot slot = new Slot(slotOf.applyAsLong(block));
    int author = (int) (block % VALIDATORS);
    VrfInOut inOut = Vrf.evaluate(babePairs.get(author), transcript(slot));
    byte[] proof = Vrf.prove(babePairs.get(author), inOut, Vrf.noExtra()).proof();
    VrfSignature signature = new VrfSignature(H256.of(inOut.preOutput()), H512.of(proof));
    BabePreDigest digest =
        primary
            ? new BabePreDigest.Primary(new PrimaryPreDigest(author, slot, signature))
            : new BabePreDigest.SecondaryVrf(new SecondaryVrfPreDigest(author, slot, signature));
    return Digest.EMPTY.with(preRuntime(digest));
  }

  public static DigestItem preRuntime(BabePreDigest digest) {
    return new DigestItem.PreRuntime(EngineId.BABE, Bytes.wrap(BabePreDigest.CODEC.encode(digest)));
  }

  /** What is signed for a slot: of the epoch under way, or of the next where that begins. */
  private Transcript transcript(Slot slot) {
    long index = 0;
    H256 randomness = H256.ZERO;
    if (chain.system().blockNumber() > 0) {
      BabeEpoch now = babe.currentEpoch();
      boolean over = slot.number() >= now.startSlot().number() + EPOCH;
      randomness = over ? babe.nextEpoch().randomness() : now.randomness();
      index = (slot.number() - FIRST_SLOT) / EPOCH;
    }
    return new Transcript("BABE")
        .appendU64("slot number", slot.number())
        .appendU64("current epoch", index)
        .append("chain randomness", randomness.toArray());
  }

  /** What the author of a slot of the epoch under way draws. */
  public byte[] drawn(int author, Slot slot) {
    byte[] context = Bytes.ofText("BabeVRFInOutContext").toArray();
    return Vrf.evaluate(babePairs.get(author), transcript(slot)).makeBytes(context, 32);
  }

  /** What the runtime has told BABE in this block. */
  public List<BabeConsensusLog> babeLogs() {
    List<BabeConsensusLog> logs = new ArrayList<>();
    for (DigestItem item : Runtime.current().system().digest().logs()) {
      if (item instanceof DigestItem.Consensus(EngineId engine, Bytes data)
          && engine.equals(EngineId.BABE)) {
        logs.add(BabeConsensusLog.CODEC.decode(data.toArray()));
      }
    }
    return logs;
  }

  /** What the runtime has told GRANDPA in this block. */
  public List<GrandpaConsensusLog> grandpaLogs() {
    List<GrandpaConsensusLog> logs = new ArrayList<>();
    for (DigestItem item : Runtime.current().system().digest().logs()) {
      if (item instanceof DigestItem.Consensus(EngineId engine, Bytes data)
          && engine.equals(EngineId.GRANDPA)) {
        logs.add(GrandpaConsensusLog.CODEC.decode(data.toArray()));
      }
    }
    return logs;
  }

  /** Runs the hooks at the end of the block under way, which goes on all the same. */
  public void finishBlock() {
    long block = chain.system().blockNumber();
    chain.runtime().pallets().forEach(module -> module.pallet().onFinalize(block));
  }

  private Session session() {
    return session;
  }

  private EquivocationReports reports() {
    return reports;
  }

  private boolean isDisabled(long index) {
    return session.isDisabled(index);
  }

  private Optional<AccountId> findAuthor(Digest digest) {
    OptionalLong place = Babe.findAuthor(digest);
    return place.isPresent()
        ? Optional.of(session.validators().get((int) place.getAsLong()))
        : Optional.empty();
  }

  private void punish(List<OffenceDetails> offenders, List<Perbill> fractions, long index) {
    punished.add(offenders);
    for (int i = 0; i < offenders.size(); i++) {
      session.reportOffence(
          offenders.get(i).offender().validator(), new OffenceSeverity(fractions.get(i)));
    }
  }
}
