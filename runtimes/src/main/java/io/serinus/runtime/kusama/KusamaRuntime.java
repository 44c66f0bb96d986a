package io.serinus.runtime.kusama;

import io.serinus.frame.Runtime;
import io.serinus.frame.RuntimeDbWeight;
import io.serinus.frame.executive.Genesis;
import io.serinus.frame.executive.api.ExecutiveApis;
import io.serinus.frame.metadata.MetadataHash;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.system.FrameSystemModule;
import io.serinus.frame.system.SystemConfig;
import io.serinus.frame.system.extension.CheckGenesis;
import io.serinus.frame.system.extension.CheckMetadataHash;
import io.serinus.frame.system.extension.CheckMortality;
import io.serinus.frame.system.extension.CheckNonZeroSender;
import io.serinus.frame.system.extension.CheckNonce;
import io.serinus.frame.system.extension.CheckSpecVersion;
import io.serinus.frame.system.extension.CheckTxVersion;
import io.serinus.frame.system.extension.CheckWeight;
import io.serinus.frame.traits.EnsureOrigin;
import io.serinus.hostapi.BuiltIn;
import io.serinus.hostapi.Host;
import io.serinus.hostapi.WasmEntryPoint;
import io.serinus.pallet.authoritydiscovery.AuthorityDiscovery;
import io.serinus.pallet.authoritydiscovery.AuthorityDiscoveryApiFunctions;
import io.serinus.pallet.authoritydiscovery.AuthorityDiscoveryModule;
import io.serinus.pallet.authorship.Authorship;
import io.serinus.pallet.authorship.AuthorshipModule;
import io.serinus.pallet.babe.Babe;
import io.serinus.pallet.babe.BabeApis;
import io.serinus.pallet.babe.BabeModule;
import io.serinus.pallet.balances.Balances;
import io.serinus.pallet.balances.BalancesModule;
import io.serinus.pallet.claims.Claims;
import io.serinus.pallet.claims.ClaimsModule;
import io.serinus.pallet.grandpa.Grandpa;
import io.serinus.pallet.grandpa.GrandpaApis;
import io.serinus.pallet.grandpa.GrandpaModule;
import io.serinus.pallet.historical.Exposure;
import io.serinus.pallet.historical.FixedValidators;
import io.serinus.pallet.historical.Historical;
import io.serinus.pallet.historical.HistoricalModule;
import io.serinus.pallet.indices.Indices;
import io.serinus.pallet.indices.IndicesModule;
import io.serinus.pallet.multisig.Multisig;
import io.serinus.pallet.multisig.MultisigModule;
import io.serinus.pallet.offences.EquivocationReports;
import io.serinus.pallet.offences.OffenceDetails;
import io.serinus.pallet.offences.Offences;
import io.serinus.pallet.offences.OffencesModule;
import io.serinus.pallet.parameters.Parameters;
import io.serinus.pallet.parameters.ParametersModule;
import io.serinus.pallet.preimage.Preimage;
import io.serinus.pallet.preimage.PreimageModule;
import io.serinus.pallet.proxy.Proxy;
import io.serinus.pallet.proxy.ProxyModule;
import io.serinus.pallet.recovery.Recovery;
import io.serinus.pallet.recovery.RecoveryModule;
import io.serinus.pallet.scheduler.Scheduler;
import io.serinus.pallet.scheduler.SchedulerModule;
import io.serinus.pallet.session.OffenceSeverity;
import io.serinus.pallet.session.Session;
import io.serinus.pallet.session.SessionHandler;
import io.serinus.pallet.session.SessionKeysApis;
import io.serinus.pallet.session.SessionModule;
import io.serinus.pallet.timestamp.Timestamp;
import io.serinus.pallet.timestamp.TimestampModule;
import io.serinus.pallet.transactionpayment.ChargeTransactionPayment;
import io.serinus.pallet.transactionpayment.TransactionPayment;
import io.serinus.pallet.transactionpayment.TransactionPaymentApis;
import io.serinus.pallet.transactionpayment.TransactionPaymentModule;
import io.serinus.pallet.utility.Utility;
import io.serinus.pallet.utility.UtilityModule;
import io.serinus.pallet.vesting.Vesting;
import io.serinus.pallet.vesting.VestingModule;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.primitives.arithmetic.Perbill;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Export;

/** The runtime of the Kusama relay chain. */
public final class KusamaRuntime extends Runtime {
  /** In the Wasm blob, made while it was built. */
  private static @Nullable KusamaRuntime prepared;

  private final RuntimeVersion version;
  private volatile byte @Nullable [] metadataHash;

  private final FrameSystem system =
      new FrameSystem(
          new SystemConfig(
              this::version,
              KusamaParameters.BLOCK_WEIGHTS,
              KusamaParameters.BLOCK_LENGTH,
              KusamaParameters.DB_WEIGHT,
              KusamaParameters.BLOCK_HASH_COUNT,
              KusamaParameters.SS58_PREFIX,
              KusamaParameters.MAX_CONSUMERS,
              List.of(),
              List.of(),
              code -> system().updateCode(code)));
  private final Babe babe =
      new Babe(KusamaParameters.BABE, this::isDisabled, this::equivocationReports);
  private final Timestamp timestamp =
      new Timestamp(KusamaParameters.MINIMUM_PERIOD_MILLIS, babe::onTimestampSet);
  private final Balances balances = new Balances(system, this::lookUp, KusamaParameters.BALANCES);
  private final Indices indices =
      new Indices(balances.currency(), this::lookUp, KusamaParameters.INDEX_DEPOSIT);
  private final Utility utility = new Utility();
  private final Recovery recovery =
      new Recovery(system, balances.currency(), this::lookUp, KusamaParameters.RECOVERY);
  private final Proxy proxy =
      new Proxy(
          system, balances.currency(), this::lookUp, KusamaProxyType.all(), KusamaParameters.PROXY);
  private final Multisig multisig =
      new Multisig(system, balances.currency(), KusamaParameters.MULTISIG);
  private final Preimage preimage =
      new Preimage(
          balances.currency(),
          balances.holds(),
          EnsureOrigin.root(),
          KusamaParameters.deposit(2, 64),
          KusamaParameters.deposit(0, 1));
  private final Scheduler scheduler =
      new Scheduler(
          system,
          preimage,
          EnsureOrigin.root(),
          KusamaParameters.SCHEDULER_WEIGHT,
          KusamaParameters.MAX_SCHEDULED_PER_BLOCK);
  private final Authorship authorship = new Authorship(this::findAuthor, author -> {});
  private final Offences offences = new Offences(this::onOffence);
  private final Historical historical =
      new Historical(this::session, validator -> Optional.of(Exposure.NONE));
  private final Grandpa grandpa = new Grandpa(KusamaParameters.GRANDPA, this::equivocationReports);
  private final AuthorityDiscovery authorityDiscovery =
      new AuthorityDiscovery(KusamaParameters.MAX_AUTHORITIES);
  private final Session session =
      new Session(
          new Session.Config(
              KusamaSessionKeys.LAYOUT,
              List.of(
                  grandpa,
                  babe,
                  SessionHandler.none(KeyTypeId.PARACHAIN_VALIDATOR),
                  SessionHandler.none(KeyTypeId.PARACHAIN_ASSIGNMENT),
                  authorityDiscovery,
                  SessionHandler.none(KeyTypeId.BEEFY)),
              historical.noting(new FixedValidators()),
              babe::shouldEndSession,
              balances.holds(),
              KusamaParameters.SESSION_KEY_DEPOSIT));
  private final EquivocationReports equivocationReports =
      new EquivocationReports(
          historical, offences, authorship::author, KusamaParameters.REPORT_LONGEVITY);
  private final Vesting vesting =
      new Vesting(system, balances.currency(), this::lookUp, KusamaParameters.VESTING);
  private final Claims claims =
      new Claims(vesting, KusamaParameters.CLAIMS_PREFIX, EnsureOrigin.root());
  private final Parameters parameters =
      new Parameters(KusamaDynamicParameters.ALL, (origin, key) -> origin.ensureRoot());
  private final TransactionPayment transactionPayment =
      new TransactionPayment(
          system, KusamaParameters.FEES, new KusamaFees(balances.currency(), authorship::author));

  public KusamaRuntime() {
    // In Kusama's own order: their hooks run in it.
    place(
        new FrameSystemModule(0, system),
        new BabeModule(1, babe),
        new TimestampModule(2, timestamp),
        new IndicesModule(3, indices),
        new BalancesModule(4, balances),
        new TransactionPaymentModule(33, transactionPayment),
        new AuthorshipModule(5, authorship),
        new OffencesModule(7, offences),
        new HistoricalModule(34, historical),
        new SessionModule(8, session),
        new GrandpaModule(10, grandpa),
        new AuthorityDiscoveryModule(12, authorityDiscovery),
        new ParametersModule(46, parameters),
        new ClaimsModule(19, claims),
        new UtilityModule(24, utility),
        new RecoveryModule(27, recovery),
        new VestingModule(28, vesting),
        new SchedulerModule(29, scheduler),
        new ProxyModule(30, proxy),
        new MultisigModule(31, multisig),
        new PreimageModule(32, preimage));
    extend(
        new CheckNonZeroSender(),
        new CheckSpecVersion(system),
        new CheckTxVersion(system),
        new CheckGenesis(system),
        new CheckMortality(system),
        new CheckNonce(system),
        new CheckWeight(system),
        new ChargeTransactionPayment(transactionPayment),
        new CheckMetadataHash(this::knownMetadataHash));
    offer(new ExecutiveApis(this, new Genesis(this, KusamaPresets.ALL)).modules());
    offer(
        new GrandpaApis(grandpa, historical).module(),
        new BabeApis(babe, historical).module(),
        new AuthorityDiscoveryApiFunctions(authorityDiscovery::authorities),
        new SessionKeysApis(KusamaSessionKeys.LAYOUT).module());
    offer(new TransactionPaymentApis(transactionPayment).modules());
    version = new RuntimeVersion("kusama", "parity-kusama", 2, 1_009_002, 0, apiVersions(), 26, 1);
  }

  // Pallets that know one another find each other here, in whatever order they were made.

  private Session session() {
    return session;
  }

  private EquivocationReports equivocationReports() {
    return equivocationReports;
  }

  private boolean isDisabled(long authority) {
    return session.isDisabled(authority);
  }

  private Optional<AccountId> findAuthor(Digest digest) {
    OptionalLong place = Babe.findAuthor(digest);
    List<AccountId> validators = session.validators();
    return place.isPresent() && place.getAsLong() < validators.size()
        ? Optional.of(validators.get((int) place.getAsLong()))
        : Optional.empty();
  }

  /** Without stakes to take, offenders are kept from working. */
  private void onOffence(
      List<OffenceDetails> offenders, List<Perbill> fractions, long sessionIndex) {
    for (int i = 0; i < offenders.size(); i++) {
      session.reportOffence(
          offenders.get(i).offender().validator(), new OffenceSeverity(fractions.get(i)));
    }
  }

  @Override
  public String crate() {
    return "staging_kusama_runtime";
  }

  @Override
  public RuntimeVersion version() {
    return version;
  }

  @Override
  public RuntimeDbWeight dbWeight() {
    return KusamaParameters.DB_WEIGHT;
  }

  /** Computed once in a JVM, which may happen twice at the same time to no harm. */
  @Override
  public byte[] metadataHash() {
    byte[] known = metadataHash;
    if (known == null) {
      known =
          within(
              () ->
                  MetadataHash.of(
                          this, KusamaParameters.TOKEN_DECIMALS, KusamaParameters.TOKEN_SYMBOL)
                      .toArray());
      metadataHash = known;
    }
    return known.clone();
  }

  private Optional<H256> knownMetadataHash() {
    if (!Host.isWasm()) {
      return Optional.of(H256.wrap(metadataHash()));
    }
    String builtIn = BuiltIn.metadataHash();
    return builtIn.isEmpty() ? Optional.empty() : Optional.of(H256.ofHex(builtIn));
  }

  /** Where the Wasm blob begins; in a JVM nothing calls it. */
  @Export(name = "serinus_call")
  public static long call(int function, int pointer, int length) {
    KusamaRuntime runtime = prepared;
    if (runtime == null) {
      runtime = new KusamaRuntime();
    }
    return WasmEntryPoint.call(runtime, function, pointer, length);
  }

  /** Called once while the blob is built: what it leaves is there at the begin of every call. */
  @Export(name = "serinus_prepare")
  public static void prepare() {
    prepared = new KusamaRuntime();
  }

  /** What TeaVM starts from; the blob's functions are reached by {@link #call}. */
  public static void main(String[] arguments) {}
}
