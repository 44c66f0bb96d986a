package io.serinus.runtime.kusama;

import static io.serinus.runtime.kusama.KusamaScenario.ALICE;
import static io.serinus.runtime.kusama.KusamaScenario.BOB;
import static io.serinus.runtime.kusama.KusamaScenario.CHARLIE;
import static io.serinus.runtime.kusama.KusamaScenario.DAVE;
import static io.serinus.runtime.kusama.KusamaScenario.EVE;
import static io.serinus.runtime.kusama.KusamaScenario.FERDIE;
import static io.serinus.runtime.kusama.KusamaScenario.KSM;
import static io.serinus.runtime.kusama.KusamaScenario.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.Call;
import io.serinus.frame.RawOrigin;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.system.FrameSystemCall;
import io.serinus.pallet.balances.Balances;
import io.serinus.pallet.balances.BalancesCall;
import io.serinus.pallet.multisig.Multisig;
import io.serinus.pallet.multisig.MultisigCall;
import io.serinus.pallet.multisig.Timepoint;
import io.serinus.pallet.proxy.Proxy;
import io.serinus.pallet.proxy.ProxyCall;
import io.serinus.pallet.recovery.Recovery;
import io.serinus.pallet.recovery.RecoveryCall;
import io.serinus.pallet.utility.Utility;
import io.serinus.pallet.utility.UtilityCall;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.H256;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.TokenError;
import io.serinus.scale.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Utility, Proxy, Multisig and Recovery in use: those who act for others. */
final class DelegationScenes {
  private static final Weight ENOUGH = Weight.of(5_000_000_000L, 200_000);

  private final KusamaScenario it;

  DelegationScenes(KusamaScenario it) {
    this.it = it;
  }

  private RuntimeCall pay(TestSigner whom, U128 amount) {
    return pay(whom.address(), amount);
  }

  private RuntimeCall pay(MultiAddress whom, U128 amount) {
    return it.call(Balances.class, new BalancesCall.TransferKeepAlive(whom, amount));
  }

  private RuntimeCall remark(String text) {
    return it.call(FrameSystem.class, new FrameSystemCall.RemarkWithEvent(Bytes.ofText(text)));
  }

  private H256 hash(RuntimeCall call) {
    return it.look(call::hash);
  }

  void utility() throws Exception {
    RuntimeCall tooMuch = pay(BOB, KSM.times(2_000_000));
    DispatchError unaffordable = new DispatchError.Token(TokenError.FUNDS_UNAVAILABLE);
    AccountId derived = it.look(() -> Utility.derivativeAccount(ALICE.account(), 3));
    it.block(
        () -> {
          it.ok(
              ALICE,
              utility(new UtilityCall.Batch(List.of(pay(BOB, KSM), tooMuch, pay(EVE, KSM)))));
          it.fails(
              ALICE,
              utility(new UtilityCall.BatchAll(List.of(pay(BOB, KSM), tooMuch))),
              unaffordable);
          it.ok(
              ALICE,
              utility(new UtilityCall.BatchAll(List.of(pay(to(derived), KSM), remark("a")))));
          it.ok(
              ALICE,
              utility(new UtilityCall.ForceBatch(List.of(tooMuch, pay(BOB, KSM), remark("b")))));
          it.ok(ALICE, utility(new UtilityCall.AsDerivative(3, pay(BOB, U128.of(1_000_000_000L)))));
          it.fails(ALICE, utility(new UtilityCall.AsDerivative(3, tooMuch)), unaffordable);
          it.ok(ALICE, utility(new UtilityCall.IfElse(tooMuch, pay(BOB, KSM))));
          it.fails(ALICE, utility(new UtilityCall.IfElse(tooMuch, tooMuch)), unaffordable);
          it.fails(
              ALICE,
              utility(new UtilityCall.WithWeight(remark("c"), ENOUGH)),
              DispatchError.BAD_ORIGIN);
        });
    it.root(
        utility(
            new UtilityCall.DispatchAs(new RawOrigin.Signed(CHARLIE.account()), pay(DAVE, KSM))));
    it.root(utility(new UtilityCall.DispatchAs(new RawOrigin.Nobody(), pay(DAVE, KSM))));
    it.root(
        utility(
            new UtilityCall.DispatchAsFallible(
                new RawOrigin.Signed(CHARLIE.account()), pay(DAVE, KSM))));
    it.root(
        utility(
            new UtilityCall.WithWeight(
                it.call(FrameSystem.class, new FrameSystemCall.Remark(Bytes.EMPTY)), ENOUGH)));
    it.block(() -> {});
  }

  private RuntimeCall utility(Call call) {
    return it.call(Utility.class, call);
  }

  private RuntimeCall proxy(Call call) {
    return it.call(Proxy.class, call);
  }

  private RuntimeCall through(TestSigner real, RuntimeCall call) {
    return proxy(new ProxyCall.Proxy(real.address(), Optional.empty(), call));
  }

  void proxies() throws Exception {
    RuntimeCall later = remark("announced");
    it.block(
        () -> {
          it.ok(ALICE, proxy(new ProxyCall.AddProxy(BOB.address(), KusamaProxyType.ANY, 0)));
          it.ok(
              ALICE,
              proxy(new ProxyCall.AddProxy(CHARLIE.address(), KusamaProxyType.NON_TRANSFER, 0)));
          it.ok(ALICE, proxy(new ProxyCall.AddProxy(DAVE.address(), KusamaProxyType.ANY, 2)));
          it.fails(
              ALICE,
              proxy(new ProxyCall.AddProxy(BOB.address(), KusamaProxyType.ANY, 0)),
              it.error(Proxy.class, Proxy.Error.DUPLICATE));
          it.ok(BOB, through(ALICE, pay(EVE, KSM)));
          it.ok(CHARLIE, through(ALICE, pay(EVE, KSM)));
          it.fails(
              EVE, through(ALICE, pay(EVE, KSM)), it.error(Proxy.class, Proxy.Error.NOT_PROXY));
          it.fails(DAVE, through(ALICE, later), it.error(Proxy.class, Proxy.Error.UNANNOUNCED));
          it.ok(DAVE, proxy(new ProxyCall.Announce(ALICE.address(), hash(later))));
          it.ok(DAVE, proxy(new ProxyCall.Announce(ALICE.address(), hash(remark("x")))));
          it.ok(DAVE, proxy(new ProxyCall.Announce(ALICE.address(), hash(remark("y")))));
          it.ok(DAVE, proxy(new ProxyCall.RemoveAnnouncement(ALICE.address(), hash(remark("x")))));
          it.ok(ALICE, proxy(new ProxyCall.RejectAnnouncement(DAVE.address(), hash(remark("y")))));
          it.fails(EVE, announced(later), it.error(Proxy.class, Proxy.Error.UNANNOUNCED));
        });
    it.block(() -> {});
    it.block(
        () -> {
          it.ok(EVE, announced(later));
          it.ok(ALICE, proxy(new ProxyCall.PokeDeposit()));
          it.ok(
              ALICE,
              proxy(new ProxyCall.RemoveProxy(CHARLIE.address(), KusamaProxyType.NON_TRANSFER, 0)));
          it.ok(ALICE, proxy(new ProxyCall.RemoveProxies()));
          assertThat(it.reserved(DAVE.account())).isEqualTo(U128.ZERO);
        });
    pureProxies();
  }

  private RuntimeCall announced(RuntimeCall call) {
    return proxy(
        new ProxyCall.ProxyAnnounced(
            DAVE.address(), ALICE.address(), Optional.of(KusamaProxyType.ANY), call));
  }

  private void pureProxies() throws Exception {
    it.block(
        () -> {
          long index = it.extrinsicIndex();
          long height = it.chain().number() + 1;
          U128 before = it.reserved(EVE.account());
          it.ok(EVE, proxy(new ProxyCall.CreatePure(KusamaProxyType.ANY, 0, 5)));
          assertThat(it.reserved(EVE.account()).greaterThan(before)).isTrue();
          AccountId pure =
              it.look(
                  () -> Proxy.pureAccount(EVE.account(), KusamaProxyType.ANY, 5, height, index));
          it.ok(EVE, pay(to(pure), KSM.times(5)));
          RuntimeCall kill =
              proxy(new ProxyCall.KillPure(EVE.address(), KusamaProxyType.ANY, 5, height, index));
          it.fails(EVE, kill, it.error(Proxy.class, Proxy.Error.NO_PERMISSION));
          it.ok(EVE, proxy(new ProxyCall.Proxy(to(pure), Optional.empty(), pay(EVE, KSM))));
          it.ok(EVE, proxy(new ProxyCall.Proxy(to(pure), Optional.empty(), kill)));
          assertThat(it.reserved(EVE.account())).isEqualTo(before);
        });
  }

  private RuntimeCall multisig(Call call) {
    return it.call(Multisig.class, call);
  }

  /** The accounts besides one of three, as calls list them. */
  private static List<AccountId> others(TestSigner than) {
    return Stream.of(ALICE, BOB, CHARLIE)
        .map(TestSigner::account)
        .filter(who -> !who.equals(than.account()))
        .sorted()
        .toList();
  }

  void multisig() throws Exception {
    AccountId together =
        it.look(
            () ->
                Multisig.multiAccount(
                    Stream.of(ALICE, BOB, CHARLIE).map(TestSigner::account).sorted().toList(), 2));
    RuntimeCall spend = pay(FERDIE, KSM);
    RuntimeCall dropped = pay(EVE, KSM);
    Bytes spendHash = Bytes.wrap(hash(spend).toArray());
    Bytes droppedHash = Bytes.wrap(hash(dropped).toArray());
    long height = it.chain().number() + 1;
    long[] at = new long[2];
    it.block(
        () -> {
          it.ok(ALICE, pay(to(together), KSM.times(10)));
          it.ok(
              ALICE,
              multisig(new MultisigCall.AsMultiThreshold1(others(ALICE), remark("one of many"))));
          at[0] = it.extrinsicIndex();
          it.ok(
              ALICE,
              multisig(
                  new MultisigCall.ApproveAsMulti(
                      2, others(ALICE), Optional.empty(), spendHash, Weight.ZERO)));
          it.ok(ALICE, multisig(new MultisigCall.PokeDeposit(2, others(ALICE), spendHash)));
          at[1] = it.extrinsicIndex();
          it.ok(
              BOB,
              multisig(
                  new MultisigCall.AsMulti(2, others(BOB), Optional.empty(), dropped, ENOUGH)));
          it.fails(
              ALICE,
              multisig(
                  new MultisigCall.AsMulti(2, others(ALICE), Optional.empty(), dropped, ENOUGH)),
              it.error(Multisig.class, Multisig.Error.NO_TIMEPOINT));
        });
    U128 before = it.free(together);
    it.block(
        () -> {
          it.ok(
              CHARLIE,
              multisig(
                  new MultisigCall.AsMulti(
                      2,
                      others(CHARLIE),
                      Optional.of(new Timepoint(height, at[0])),
                      spend,
                      ENOUGH)));
          assertThat(it.free(together)).isEqualTo(before.minus(KSM));
          Timepoint second = new Timepoint(height, at[1]);
          it.fails(
              ALICE,
              multisig(new MultisigCall.CancelAsMulti(2, others(ALICE), second, droppedHash)),
              it.error(Multisig.class, Multisig.Error.NOT_OWNER));
          it.ok(BOB, multisig(new MultisigCall.CancelAsMulti(2, others(BOB), second, droppedHash)));
        });
  }

  private RuntimeCall recovery(Call call) {
    return it.call(Recovery.class, call);
  }

  void recovery() throws Exception {
    List<AccountId> friends =
        Stream.of(BOB, CHARLIE, DAVE).map(TestSigner::account).sorted().toList();
    U128 reservedBefore = it.reserved(ALICE.account());
    it.block(
        () -> {
          it.ok(ALICE, recovery(new RecoveryCall.CreateRecovery(friends, 2, 2)));
          it.ok(ALICE, recovery(new RecoveryCall.PokeDeposit(Optional.empty())));
          it.ok(EVE, recovery(new RecoveryCall.InitiateRecovery(ALICE.address())));
          it.ok(EVE, recovery(new RecoveryCall.PokeDeposit(Optional.of(ALICE.address()))));
          it.ok(BOB, vouch(EVE));
          it.fails(BOB, vouch(EVE), it.error(Recovery.class, Recovery.Error.ALREADY_VOUCHED));
          it.fails(FERDIE, vouch(EVE), it.error(Recovery.class, Recovery.Error.NOT_FRIEND));
          it.fails(
              EVE,
              recovery(new RecoveryCall.ClaimRecovery(ALICE.address())),
              it.error(Recovery.class, Recovery.Error.DELAY_PERIOD));
          it.ok(CHARLIE, vouch(EVE));
        });
    it.block(() -> {});
    it.block(() -> it.ok(EVE, recovery(new RecoveryCall.ClaimRecovery(ALICE.address()))));
    it.block(
        () -> {
          it.ok(EVE, asLost(recovery(new RecoveryCall.CloseRecovery(EVE.address()))));
          it.ok(EVE, asLost(recovery(new RecoveryCall.RemoveRecovery())));
          it.ok(EVE, asLost(pay(EVE, KSM)));
          it.ok(EVE, recovery(new RecoveryCall.CancelRecovered(ALICE.address())));
          it.fails(
              EVE, asLost(pay(EVE, KSM)), it.error(Recovery.class, Recovery.Error.NOT_ALLOWED));
          assertThat(it.reserved(ALICE.account())).isEqualTo(reservedBefore);
        });
    it.root(recovery(new RecoveryCall.SetRecovered(DAVE.address(), FERDIE.address())));
    it.block(
        () ->
            it.ok(
                FERDIE, recovery(new RecoveryCall.AsRecovered(DAVE.address(), pay(FERDIE, KSM)))));
  }

  private RuntimeCall vouch(TestSigner rescuer) {
    return recovery(new RecoveryCall.VouchRecovery(ALICE.address(), rescuer.address()));
  }

  private RuntimeCall asLost(RuntimeCall call) {
    return recovery(new RecoveryCall.AsRecovered(ALICE.address(), call));
  }
}
