package io.serinus.runtime.kusama;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.crypto.keys.Ss58Address;
import io.serinus.crypto.sr25519.Sr25519KeyPair;
import io.serinus.crypto.sr25519.Transcript;
import io.serinus.crypto.sr25519.Vrf;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PalletModule;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.frame.system.AccountInfo;
import io.serinus.frame.system.AccountInfoCodec;
import io.serinus.host.executor.ExecutionStrategy;
import io.serinus.host.state.Overlay;
import io.serinus.pallet.balances.Balances;
import io.serinus.pallet.scheduler.Scheduler;
import io.serinus.pallet.session.Session;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.H512;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.U128;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.PrimaryPreDigest;
import io.serinus.primitives.consensus.SecondaryPlainPreDigest;
import io.serinus.primitives.consensus.SecondaryVrfPreDigest;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.VrfSignature;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A Kusama chain of four validators with people who use it. Each step says what must come of it;
 * after each block the invariants of all pallets hold, and the issuance is what accounts have.
 */
final class KusamaScenario {
  static final long FIRST_SLOT = 300_000_000;
  static final U128 KSM = KusamaParameters.UNITS;

  static final TestSigner ALICE = TestSigner.of(SignatureScheme.SR25519, "//Alice");
  static final TestSigner BOB = TestSigner.of(SignatureScheme.SR25519, "//Bob");
  static final TestSigner CHARLIE = TestSigner.of(SignatureScheme.SR25519, "//Charlie");
  static final TestSigner DAVE = TestSigner.of(SignatureScheme.SR25519, "//Dave");
  static final TestSigner EVE = TestSigner.of(SignatureScheme.SR25519, "//Eve");
  static final TestSigner FERDIE = TestSigner.of(SignatureScheme.SR25519, "//Ferdie");

  /** Accounts of the other schemes, which have nothing at first. */
  static final TestSigner EDWARD = TestSigner.of(SignatureScheme.ED25519, "//Edward");

  static final TestSigner ERIKA = TestSigner.of(SignatureScheme.ECDSA, "//Erika");

  static final List<DevAccount> VALIDATORS =
      List.of(DevAccount.ALICE, DevAccount.BOB, DevAccount.CHARLIE, DevAccount.DAVE);

  private final KusamaChain chain;
  private final TreeSet<String> dispatched = new TreeSet<>();
  private long slot = FIRST_SLOT - 1;
  private int author;
  private @Nullable BlockInProgress block;
  private final List<RuntimeCall> rootCalls = new ArrayList<>();

  /**
   * @param more what the genesis configuration says besides balances and session keys
   */
  KusamaScenario(ExecutionStrategy strategy, JsonObject more) {
    JsonObject config = KusamaPresets.testnet(VALIDATORS);
    config.merge(more);
    chain = new KusamaChain(strategy, config.toString());
  }

  KusamaChain chain() {
    return chain;
  }

  /** The calls dispatched so far, such as {@code Balances.burn}. */
  TreeSet<String> dispatched() {
    return dispatched;
  }

  /** The pallet of a class. */
  <P extends PalletBase> P pallet(Class<P> type) {
    return chain.runtime().pallets().stream()
        .map(PalletModule::pallet)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  /** A pallet's error as a call fails with it. */
  DispatchError error(Class<? extends PalletBase> pallet, Enum<?> error) {
    return pallet(pallet).fail(error).error();
  }

  /** A call of a pallet. */
  RuntimeCall call(Class<? extends PalletBase> pallet, io.serinus.frame.Call call) {
    return pallet(pallet).call(call);
  }

  static MultiAddress to(AccountId who) {
    return new MultiAddress.Id(who);
  }

  // --- blocks

  /** What happens in a block, or with its outcome. */
  @FunctionalInterface
  interface Steps {
    void run() throws Exception;
  }

  /** The slot of the block under way, or of the last one. */
  long slot() {
    return slot;
  }

  /** Passes over slots, so that the next block stands so much later. */
  KusamaScenario skipSlots(long count) {
    slot += count;
    return this;
  }

  /** A block in which these things happen, in the next slot. */
  void block(Steps steps) throws Exception {
    slot++;
    author = nextAuthor();
    BlockInProgress open = chain.begin(digest());
    block = open;
    expectRootCalls(open);
    Bytes time =
        Bytes.wrap(
            new ScaleWriter().writeU64(slot * KusamaParameters.SLOT_DURATION_MILLIS).toByteArray());
    for (var inherent : open.inherents(InherentData.EMPTY.with(InherentData.TIMESTAMP, time))) {
      assertThat(inherent.isOk()).as("%s", inherent).isTrue();
      note(inherent.call());
    }
    steps.run();
    open.end();
    block = null;
    assertThat(chain.brokenInvariants()).isEmpty();
    assertThat(sumOfAccounts()).as("issuance").isEqualTo(issuance());
  }

  /** Blocks in which nothing happens, up to this one. */
  void runTo(long number) throws Exception {
    while (chain.number() < number) {
      block(() -> {});
    }
  }

  /**
   * Has Alice author the next block: who is disabled in a block of their own makes it panic at its
   * end.
   */
  KusamaScenario byAlice() {
    author = VALIDATORS.size() - 1;
    return this;
  }

  /** The next in turn who may author blocks. */
  private int nextAuthor() {
    Session session = pallet(Session.class);
    return look(
        () -> {
          int next = author;
          do {
            next = (next + 1) % VALIDATORS.size();
          } while (session.isDisabled(next));
          return next;
        });
  }

  private Digest digest() {
    Slot now = new Slot(slot);
    BabePreDigest digest =
        switch ((int) (slot % 3)) {
          case 0 -> new BabePreDigest.SecondaryPlain(new SecondaryPlainPreDigest(author, now));
          case 1 -> new BabePreDigest.Primary(new PrimaryPreDigest(author, now, vrf()));
          default -> new BabePreDigest.SecondaryVrf(new SecondaryVrfPreDigest(author, now, vrf()));
        };
    return Digest.EMPTY.with(preRuntime(digest));
  }

  static DigestItem preRuntime(BabePreDigest digest) {
    return new DigestItem.PreRuntime(EngineId.BABE, Bytes.wrap(BabePreDigest.CODEC.encode(digest)));
  }

  /** Something drawn; that it is of the slot is for those to check who import blocks. */
  private VrfSignature vrf() {
    var inOut =
        Vrf.evaluate(
            Sr25519KeyPair.fromMiniSecret(new byte[32]),
            new Transcript("BABE").appendU64("slot", slot));
    return new VrfSignature(H256.of(inOut.preOutput()), H512.of(new byte[64]));
  }

  // --- extrinsics

  private BlockInProgress open() {
    BlockInProgress open = block;
    if (open == null) {
      throw new IllegalStateException("no block is being built");
    }
    return open;
  }

  /** The state as it is by now: of the block under way, if there is one. */
  Overlay overlay() {
    BlockInProgress open = block;
    return open == null ? new Overlay(chain.state()) : open.overlay();
  }

  /** Looks at the state as it is by now. */
  <T> T look(java.util.concurrent.Callable<T> work) {
    return chain.look(overlay(), work);
  }

  /** How many extrinsics the block under way has. */
  long extrinsicIndex() {
    return look(() -> chain.runtime().system().extrinsicIndex().orElse(0L));
  }

  private BlockInProgress.Outcome apply(TestSigner who, RuntimeCall call) {
    return apply(who.sign(chain, open().overlay(), call));
  }

  private BlockInProgress.Outcome apply(Bytes extrinsic) {
    BlockInProgress.Outcome outcome = open().apply(extrinsic);
    if (outcome.isIncluded()) {
      note(outcome.call());
    }
    return outcome;
  }

  /** A signed transaction that does what it should. */
  void ok(TestSigner who, RuntimeCall call) {
    BlockInProgress.Outcome outcome = apply(who, call);
    assertThat(outcome.isOk()).as("%s", outcome).isTrue();
  }

  /** A signed transaction whose call fails. */
  void fails(TestSigner who, RuntimeCall call, DispatchError error) {
    BlockInProgress.Outcome outcome = apply(who, call);
    assertThat(outcome.refused()).as("%s", outcome).isNull();
    assertThat(outcome.failed()).isEqualTo(error);
  }

  /** A signed transaction that may not stand in the block. */
  void refused(TestSigner who, RuntimeCall call, TransactionValidityError error) {
    assertThat(apply(who, call).refused()).isEqualTo(error);
  }

  /** The bytes of an unsigned transaction. */
  Bytes unsigned(RuntimeCall call) {
    return look(
        () ->
            Bytes.wrap(
                new ScaleReader(UncheckedExtrinsic.bare(call).encoded().toArray()).readBytes()));
  }

  /** An unsigned transaction that does what it should. */
  void unsignedOk(RuntimeCall call) {
    ok(unsigned(call));
  }

  /** A transaction that the runtime has encoded, and that does what it should. */
  void submittedOk(Bytes encoded) {
    ok(Bytes.wrap(new ScaleReader(encoded.toArray()).readBytes()));
  }

  private void ok(Bytes extrinsic) {
    BlockInProgress.Outcome outcome = apply(extrinsic);
    assertThat(outcome.isOk()).as("%s", outcome).isTrue();
  }

  /** An unsigned transaction that may not stand in the block. */
  void unsignedRefused(RuntimeCall call, TransactionValidityError error) {
    refused(unsigned(call), error);
  }

  /** A transaction that may not stand in the block. */
  void refused(Bytes extrinsic, TransactionValidityError error) {
    assertThat(apply(extrinsic).refused()).isEqualTo(error);
  }

  /** A call without a signature that is let in and fails. */
  void unsignedFails(RuntimeCall call, DispatchError error) {
    assertThat(apply(unsigned(call)).failed()).isEqualTo(error);
  }

  /** A signed transaction, whatever comes of it. */
  void attempt(TestSigner who, RuntimeCall call) {
    apply(who, call);
  }

  /** The validator whom the fees of the best block went to. */
  AccountId authorOfBest() {
    return AccountId.of(Ss58Address.decode(VALIDATORS.get(author).stash()).body());
  }

  /** A call that root makes at the beginning of the next block, and that does what it should. */
  void root(Class<? extends PalletBase> pallet, io.serinus.frame.Call call) {
    root(call(pallet, call));
  }

  /** As above. */
  void root(RuntimeCall call) {
    chain.asRoot(call);
    rootCalls.add(call);
  }

  private void expectRootCalls(BlockInProgress open) {
    if (rootCalls.isEmpty()) {
      return;
    }
    long number = open.header().number();
    var results =
        look(
            () ->
                chain.runtime().system().events().stream()
                    .map(record -> record.event().event())
                    .filter(Scheduler.Event.Dispatched.class::isInstance)
                    .map(Scheduler.Event.Dispatched.class::cast)
                    .filter(event -> event.task().when() == number)
                    .toList());
    assertThat(results).hasSameSizeAs(rootCalls);
    for (int i = 0; i < results.size(); i++) {
      assertThat(results.get(i).result())
          .as("%s", rootCalls.get(i).call())
          .isInstanceOf(io.serinus.scale.Result.Ok.class);
    }
    rootCalls.forEach(this::note);
    rootCalls.clear();
  }

  // --- what was dispatched

  private void note(Object value) {
    switch (value) {
      case RuntimeCall call -> {
        dispatched.add(name(call));
        note(call.call());
      }
      case List<?> list -> list.forEach(this::note);
      case Optional<?> optional -> optional.ifPresent(this::note);
      case io.serinus.frame.Call call -> {
        for (RecordComponent component : call.getClass().getRecordComponents()) {
          note(component(call, component));
        }
      }
      default -> {}
    }
  }

  private static Object component(io.serinus.frame.Call call, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(call);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private String name(RuntimeCall call) {
    int index = chain.look(call::encoded)[1];
    return variants(call.pallet()).stream()
        .filter(variant -> variant.index() == index)
        .map(variant -> call.pallet().name() + "." + variant.name())
        .findFirst()
        .orElseThrow();
  }

  private static List<TypeInfo.Variant> variants(PalletModule module) {
    return module.calls().type() instanceof TypeInfo.Variants all ? all.variants() : List.of();
  }

  /** All calls that the runtime has. */
  TreeSet<String> calls() {
    return chain.look(
        () -> {
          TreeSet<String> all = new TreeSet<>();
          for (PalletModule module : chain.runtime().pallets()) {
            variants(module).forEach(call -> all.add(module.name() + "." + call.name()));
          }
          return all;
        });
  }

  // --- money

  U128 issuance() {
    return look(() -> pallet(Balances.class).totalIssuance());
  }

  /** What an account has that is not reserved. */
  U128 free(AccountId who) {
    return look(() -> pallet(Balances.class).currency().freeBalance(who));
  }

  U128 reserved(AccountId who) {
    return look(() -> pallet(Balances.class).currency().reservedBalance(who));
  }

  private U128 sumOfAccounts() {
    byte[] prefix =
        HexFormat.of().parseHex("26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9");
    U128 sum = U128.ZERO;
    byte[] key = chain.state().nextKey(prefix);
    while (key != null && Arrays.mismatch(key, prefix) == prefix.length) {
      byte[] value = chain.state().get(key);
      if (value == null) {
        throw new IllegalStateException("a key without a value");
      }
      AccountInfo info = AccountInfoCodec.CODEC.decode(value);
      sum = sum.plus(info.data().free()).plus(info.data().reserved());
      key = chain.state().nextKey(key);
    }
    return sum;
  }

  /** The key of a validator. */
  static KeyPair key(SignatureScheme scheme, int validator) {
    return KeyPair.fromUri(
        scheme, List.of("//Alice", "//Bob", "//Charlie", "//Dave").get(validator));
  }
}
