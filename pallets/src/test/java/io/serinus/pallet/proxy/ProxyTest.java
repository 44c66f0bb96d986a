package io.serinus.pallet.proxy;

import static io.serinus.pallet.BankedChain.address;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.CHARLIE;
import static io.serinus.pallet.TestChain.DAVE;
import static io.serinus.pallet.TestChain.EVE;
import static io.serinus.pallet.proxy.TestProxyType.ALL_BUT_BALANCES;
import static io.serinus.pallet.proxy.TestProxyType.ANY;
import static io.serinus.pallet.proxy.TestProxyType.JUST_TRANSFER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.pallet.BankedChain;
import io.serinus.pallet.TestChain;
import io.serinus.pallet.proxy.Proxy.Delegation;
import io.serinus.pallet.proxy.Proxy.Error;
import io.serinus.pallet.proxy.Proxy.Event;
import io.serinus.pallet.proxy.Proxy.Pending;
import io.serinus.pallet.proxy.Proxy.Terms;
import io.serinus.pallet.utility.Utility;
import io.serinus.pallet.utility.UtilityCall;
import io.serinus.pallet.utility.UtilityModule;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.H256;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.scale.Result;
import io.serinus.scale.ScaleException;
import io.serinus.scale.Unit;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {
  private static final Event DONE = new Event.ProxyExecuted(Result.ok(Unit.UNIT));

  private final BankedChain bank = new BankedChain();
  private final Utility utility = new Utility();
  private final Proxy proxy = proxyOf(bank);

  private static Proxy proxyOf(BankedChain bank) {
    return new Proxy(
        bank.system(),
        bank.currency(),
        bank.chain.runtime()::lookUp,
        ProxyTypes.of(TestProxyType.class, ANY, TestProxyTypeCodec.CODEC),
        new Proxy.Config(
            new Terms(U128.of(10), U128.of(2), 4), new Terms(U128.of(5), U128.of(3), 2)));
  }

  @BeforeEach
  void begin() {
    bank.begin(new UtilityModule(24, utility), new ProxyModule(30, proxy));
  }

  private RuntimeCall add(AccountId delegate, ProxyType type, long delay) {
    return proxy.call(new ProxyCall.AddProxy(address(delegate), type, delay));
  }

  private RuntimeCall remove(AccountId delegate, ProxyType type, long delay) {
    return proxy.call(new ProxyCall.RemoveProxy(address(delegate), type, delay));
  }

  private RuntimeCall as(AccountId real, RuntimeCall call) {
    return proxy.call(new ProxyCall.Proxy(address(real), Optional.empty(), call));
  }

  private RuntimeCall as(AccountId real, ProxyType type, RuntimeCall call) {
    return proxy.call(new ProxyCall.Proxy(address(real), Optional.of(type), call));
  }

  private RuntimeCall announce(AccountId real, H256 hash) {
    return proxy.call(new ProxyCall.Announce(address(real), hash));
  }

  private RuntimeCall announced(AccountId delegate, AccountId real, RuntimeCall call) {
    return proxy.call(
        new ProxyCall.ProxyAnnounced(address(delegate), address(real), Optional.empty(), call));
  }

  private Event filtered() {
    return new Event.ProxyExecuted(Result.err(bank.system().callFiltered().error()));
  }

  private static H256 someHash(int number) {
    return H256.of(TestChain.account(number).toArray());
  }

  // --- proxies

  @Test
  void proxiesComeAndGoWithTheirDeposits() {
    bank.run(
        () -> {
          bank.signed(ALICE, add(CHARLIE, ANY, 0));
          assertThat(bank.reserved(ALICE)).isEqualTo(12);
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.ProxyAdded(ALICE, CHARLIE, ANY, 0));
          bank.signed(ALICE, add(BOB, JUST_TRANSFER, 3));
          bank.signed(ALICE, add(BOB, ANY, 0));
          assertThat(bank.reserved(ALICE)).isEqualTo(16);
          assertThat(proxy.proxies.get(ALICE))
              .isEqualTo(
                  new Delegation(
                      List.of(
                          new ProxyDefinition(BOB, ANY, 0),
                          new ProxyDefinition(BOB, JUST_TRANSFER, 3),
                          new ProxyDefinition(CHARLIE, ANY, 0)),
                      U128.of(16)));
          bank.signed(ALICE, remove(BOB, JUST_TRANSFER, 3));
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.ProxyRemoved(ALICE, BOB, JUST_TRANSFER, 3));
          assertThat(bank.reserved(ALICE)).isEqualTo(14);
          bank.signed(ALICE, remove(BOB, ANY, 0));
          bank.signed(ALICE, remove(CHARLIE, ANY, 0));
          assertThat(bank.reserved(ALICE)).isZero();
          assertThat(proxy.proxies.contains(ALICE)).isFalse();
        });
  }

  @Test
  void proxiesAreRefusedThatMakeNoSense() {
    bank.run(
        () -> {
          bank.refused(ALICE, add(ALICE, ANY, 0), proxy, Error.NO_SELF_PROXY);
          bank.signed(ALICE, add(BOB, ANY, 0));
          bank.refused(ALICE, add(BOB, ANY, 0), proxy, Error.DUPLICATE);
          bank.refused(ALICE, remove(BOB, ANY, 1), proxy, Error.NOT_FOUND);
          bank.refused(BOB, remove(ALICE, ANY, 0), proxy, Error.NOT_FOUND);
          for (int delay = 1; delay < 4; delay++) {
            bank.signed(ALICE, add(BOB, ANY, delay));
          }
          bank.refused(ALICE, add(BOB, ANY, 4), proxy, Error.TOO_MANY);
          bank.refused(ALICE, add(BOB, ANY, 3), proxy, Error.DUPLICATE);
          assertThat(bank.errorOf(Origin.root(), add(BOB, ANY, 0)))
              .isEqualTo(DispatchError.BAD_ORIGIN);
          bank.signed(DAVE, bank.transfer(EVE, 995));
          assertThat(bank.errorOf(Origin.signed(DAVE), add(BOB, ANY, 0)))
              .isInstanceOf(DispatchError.Module.class);
          assertThat(proxy.proxies.contains(DAVE)).isFalse();
        });
  }

  @Test
  void allProxiesGoAtOnce() {
    bank.run(
        () -> {
          bank.signed(ALICE, add(BOB, ANY, 0));
          bank.signed(ALICE, add(CHARLIE, ANY, 0));
          bank.signed(ALICE, proxy.call(new ProxyCall.RemoveProxies()));
          assertThat(bank.reserved(ALICE)).isZero();
          assertThat(proxy.proxies.contains(ALICE)).isFalse();
          bank.refused(BOB, as(ALICE, bank.remark("x")), proxy, Error.NOT_PROXY);
        });
  }

  @Test
  void aProxyCallsInTheNameOfItsAccount() {
    bank.run(
        () -> {
          bank.signed(ALICE, add(BOB, ANY, 0));
          bank.signed(BOB, as(ALICE, bank.transfer(CHARLIE, 7)));
          assertThat(bank.lastEvent(Event.class)).isEqualTo(DONE);
          assertThat(bank.free(ALICE)).isEqualTo(1_000 - 12 - 7);
          bank.signed(BOB, as(ALICE, bank.rootCall()));
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.ProxyExecuted(Result.err(DispatchError.BAD_ORIGIN)));
          bank.refused(CHARLIE, as(ALICE, bank.remark("x")), proxy, Error.NOT_PROXY);
        });
  }

  @Test
  void theKindLimitsWhatAProxyCalls() {
    bank.run(
        () -> {
          bank.signed(ALICE, add(BOB, JUST_TRANSFER, 0));
          bank.signed(ALICE, add(BOB, ALL_BUT_BALANCES, 0));
          bank.signed(BOB, as(ALICE, bank.transfer(CHARLIE, 7)));
          assertThat(bank.lastEvent(Event.class)).isEqualTo(DONE);
          bank.signed(BOB, as(ALICE, ALL_BUT_BALANCES, bank.transfer(CHARLIE, 7)));
          assertThat(bank.lastEvent(Event.class)).isEqualTo(filtered());
          bank.signed(BOB, as(ALICE, ALL_BUT_BALANCES, bank.remark("x")));
          assertThat(bank.lastEvent(Event.class)).isEqualTo(DONE);
          bank.refused(BOB, as(ALICE, ANY, bank.remark("x")), proxy, Error.NOT_PROXY);
        });
  }

  @Test
  void theKindsFilterReachesIntoBatchesAndSubAccounts() {
    bank.run(
        () -> {
          bank.signed(ALICE, add(BOB, ALL_BUT_BALANCES, 0));
          RuntimeCall inBatch =
              utility.call(new UtilityCall.Batch(List.of(bank.transfer(CHARLIE, 7))));
          bank.signed(BOB, as(ALICE, inBatch));
          assertThat(bank.events(Utility.Event.class))
              .contains(
                  new Utility.Event.BatchInterrupted(0, bank.system().callFiltered().error()));
          RuntimeCall derived =
              utility.call(new UtilityCall.AsDerivative(0, bank.transfer(CHARLIE, 7)));
          bank.signed(BOB, as(ALICE, derived));
          assertThat(bank.lastEvent(Event.class)).isEqualTo(filtered());
          assertThat(bank.free(CHARLIE)).isEqualTo(1_000);
        });
  }

  @Test
  void aProxyCannotRaiseItsOwnRights() {
    bank.run(
        () -> {
          bank.signed(ALICE, add(BOB, ALL_BUT_BALANCES, 0));
          bank.signed(ALICE, add(CHARLIE, ANY, 0));
          for (RuntimeCall call :
              List.of(
                  add(DAVE, ANY, 0),
                  remove(CHARLIE, ANY, 0),
                  proxy.call(new ProxyCall.RemoveProxies()),
                  proxy.call(new ProxyCall.KillPure(address(ALICE), ANY, 0, 1, 0)))) {
            bank.signed(BOB, as(ALICE, call));
            assertThat(bank.lastEvent(Event.class)).isEqualTo(filtered());
          }
          bank.signed(BOB, as(ALICE, add(DAVE, ALL_BUT_BALANCES, 0)));
          assertThat(bank.lastEvent(Event.class)).isEqualTo(DONE);
          bank.signed(CHARLIE, as(ALICE, proxy.call(new ProxyCall.RemoveProxies())));
          assertThat(proxy.proxies.contains(ALICE)).isFalse();
        });
  }

  @Test
  void proxiesOfProxiesKeepTheirOwnFiltersOnly() {
    bank.run(
        () -> {
          bank.signed(ALICE, add(BOB, ANY, 0));
          bank.signed(BOB, add(CHARLIE, ALL_BUT_BALANCES, 0));
          // Charlie may make Bob call Proxy.proxy, which authenticates Alice anew.
          bank.signed(CHARLIE, as(BOB, as(ALICE, bank.transfer(DAVE, 9))));
          assertThat(bank.free(DAVE)).isEqualTo(1_009);
          assertThat(bank.events(Event.ProxyExecuted.class))
              .containsExactly((Event.ProxyExecuted) DONE, (Event.ProxyExecuted) DONE);
        });
  }

  // --- announcements

  @Test
  void aDelayedProxyAnnouncesFirst() {
    bank.run(
        () -> {
          bank.signed(ALICE, add(BOB, ANY, 2));
          RuntimeCall call = bank.transfer(CHARLIE, 7);
          bank.refused(BOB, as(ALICE, call), proxy, Error.UNANNOUNCED);
          bank.refused(DAVE, announced(BOB, ALICE, call), proxy, Error.UNANNOUNCED);
          bank.signed(BOB, announce(ALICE, call.hash()));
          assertThat(bank.reserved(BOB)).isEqualTo(8);
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.Announced(ALICE, BOB, call.hash()));
          bank.chain.runToBlock(2);
          bank.refused(DAVE, announced(BOB, ALICE, call), proxy, Error.UNANNOUNCED);
          bank.chain.runToBlock(3);
          bank.refused(DAVE, announced(BOB, ALICE, bank.remark("else")), proxy, Error.UNANNOUNCED);
          bank.signed(DAVE, announced(BOB, ALICE, call));
          assertThat(bank.lastEvent(Event.class)).isEqualTo(DONE);
          assertThat(bank.free(CHARLIE)).isEqualTo(1_007);
          assertThat(bank.reserved(BOB)).isZero();
          assertThat(proxy.announcements.contains(BOB)).isFalse();
          bank.refused(DAVE, announced(BOB, ALICE, call), proxy, Error.UNANNOUNCED);
          bank.refused(DAVE, announced(CHARLIE, ALICE, call), proxy, Error.NOT_PROXY);
        });
  }

  @Test
  void aDepositThatCannotBeRaisedIsAnAnnouncementThatWasNotMade() {
    bank.run(
        () -> {
          RuntimeCall call = bank.transfer(CHARLIE, 5);
          bank.signed(ALICE, add(BOB, ANY, 1));
          bank.signed(BOB, announce(ALICE, call.hash()));
          bank.signed(BOB, announce(ALICE, someHash(1)));
          // As if the deposits had been nothing when Bob paid, and Bob had next to nothing now.
          Pending made = proxy.announcements.get(BOB);
          bank.currency().unreserve(BOB, made.deposit());
          proxy.announcements.insert(BOB, new Pending(made.announcements(), U128.ZERO));
          bank.signed(BOB, bank.transfer(DAVE, BankedChain.ENDOWMENT - 2));
          bank.chain.runToBlock(3);
          bank.refused(CHARLIE, announced(BOB, ALICE, call), proxy, Error.UNANNOUNCED);
          assertThat(proxy.announcements.get(BOB).announcements()).hasSize(2);
        });
  }

  @Test
  void announcementsAreLimitedAndOnlyForProxies() {
    bank.run(
        () -> {
          bank.refused(BOB, announce(ALICE, someHash(1)), proxy, Error.NOT_PROXY);
          bank.signed(ALICE, add(BOB, ANY, 1));
          bank.signed(BOB, announce(ALICE, someHash(1)));
          bank.signed(BOB, announce(ALICE, someHash(2)));
          assertThat(bank.reserved(BOB)).isEqualTo(11);
          bank.refused(BOB, announce(ALICE, someHash(3)), proxy, Error.TOO_MANY);
        });
  }

  @Test
  void theProxyTakesAnAnnouncementBack() {
    bank.run(
        () -> {
          bank.signed(ALICE, add(BOB, ANY, 1));
          bank.signed(CHARLIE, add(BOB, ANY, 1));
          bank.signed(BOB, announce(ALICE, someHash(1)));
          bank.signed(BOB, announce(CHARLIE, someHash(1)));
          RuntimeCall back =
              proxy.call(new ProxyCall.RemoveAnnouncement(address(ALICE), someHash(1)));
          bank.refused(DAVE, back, proxy, Error.NOT_FOUND);
          bank.signed(BOB, back);
          assertThat(proxy.announcements.get(BOB))
              .isEqualTo(
                  new Pending(List.of(new Announcement(CHARLIE, someHash(1), 1)), U128.of(8)));
          assertThat(bank.reserved(BOB)).isEqualTo(8);
          bank.refused(BOB, back, proxy, Error.NOT_FOUND);
        });
  }

  @Test
  void theAccountRejectsAnAnnouncement() {
    bank.run(
        () -> {
          bank.signed(ALICE, add(BOB, ANY, 1));
          bank.signed(CHARLIE, add(BOB, ANY, 1));
          bank.signed(BOB, announce(ALICE, someHash(1)));
          RuntimeCall reject =
              proxy.call(new ProxyCall.RejectAnnouncement(address(BOB), someHash(1)));
          bank.refused(CHARLIE, reject, proxy, Error.NOT_FOUND);
          bank.signed(ALICE, reject);
          assertThat(proxy.announcements.contains(BOB)).isFalse();
          assertThat(bank.reserved(BOB)).isZero();
        });
  }

  // --- pure accounts

  @Test
  void aPureAccountHasTheIdOfOtherImplementations() {
    AccountId alice =
        AccountId.ofHex("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");
    bank.run(
        () ->
            assertThat(Proxy.pureAccount(alice, ALL_BUT_BALANCES, 3, 7, 2))
                .isEqualTo(
                    AccountId.ofHex(
                        "fa8430c25dc016d0d22401d39698287703350766a013d6daa6b50bd78febb778")));
  }

  @Test
  void aPureAccountLivesByItsProxyAndDiesByItself() {
    bank.run(
        () -> {
          bank.signed(ALICE, pure(ANY, 0));
          AccountId account = Proxy.pureAccount(ALICE, ANY, 0, 1, 0);
          assertThat(bank.reserved(ALICE)).isEqualTo(12);
          assertThat(bank.lastEvent(Event.class))
              .isEqualTo(new Event.PureCreated(account, ALICE, ANY, 0));
          bank.refused(ALICE, pure(ANY, 0), proxy, Error.DUPLICATE);
          bank.signed(ALICE, pure(ANY, 1));

          bank.signed(BOB, bank.transfer(account, 50));
          bank.signed(ALICE, as(account, bank.transfer(CHARLIE, 20)));
          assertThat(bank.free(CHARLIE)).isEqualTo(1_020);

          RuntimeCall kill = proxy.call(new ProxyCall.KillPure(address(ALICE), ANY, 0, 1, 0));
          bank.refused(ALICE, kill, proxy, Error.NO_PERMISSION);
          bank.signed(ALICE, as(account, kill));
          assertThat(bank.events(Event.PureKilled.class))
              .containsExactly(new Event.PureKilled(account, ALICE, ANY, 0));
          assertThat(bank.reserved(ALICE)).isEqualTo(12);
          bank.refused(ALICE, as(account, bank.remark("x")), proxy, Error.NOT_PROXY);
        });
  }

  private RuntimeCall pure(ProxyType type, int index) {
    return proxy.call(new ProxyCall.CreatePure(type, 0, index));
  }

  // --- deposits, weights, codec

  @Test
  void depositsFollowTheParameters() {
    bank.run(
        () -> {
          RuntimeCall poke = proxy.call(new ProxyCall.PokeDeposit());
          assertThat(bank.signed(ALICE, poke)).isEqualTo(PostDispatchInfo.DEFAULT);
          bank.signed(ALICE, add(BOB, ANY, 1));
          bank.signed(BOB, add(ALICE, ANY, 1));
          bank.signed(ALICE, announce(BOB, someHash(1)));
          assertThat(bank.signed(ALICE, poke)).isEqualTo(PostDispatchInfo.DEFAULT);
          setDeposits(20, 1);
          assertThat(bank.signed(ALICE, poke)).isEqualTo(PostDispatchInfo.FREE);
          assertThat(bank.events(Event.DepositPoked.class))
              .containsExactly(
                  new Event.DepositPoked(ALICE, DepositKind.PROXIES, U128.of(20), U128.of(12)),
                  new Event.DepositPoked(ALICE, DepositKind.ANNOUNCEMENTS, U128.of(1), U128.of(8)));
          assertThat(bank.reserved(ALICE)).isEqualTo(20);
          assertThat(proxy.proxies.get(ALICE).deposit()).isEqualTo(U128.of(12));
          assertThat(proxy.announcements.get(ALICE).deposit()).isEqualTo(U128.of(8));
        });
  }

  /** As if the parameters had been others when Alice paid. */
  private void setDeposits(long forProxies, long forAnnouncements) throws DispatchException {
    Delegation own = proxy.proxies.get(ALICE);
    bank.currency().adjustReserve(ALICE, own.deposit(), U128.of(forProxies));
    proxy.proxies.insert(ALICE, new Delegation(own.proxies(), U128.of(forProxies)));
    Pending made = proxy.announcements.get(ALICE);
    bank.currency().adjustReserve(ALICE, made.deposit(), U128.of(forAnnouncements));
    proxy.announcements.insert(ALICE, new Pending(made.announcements(), U128.of(forAnnouncements)));
  }

  @Test
  void callsWeighWithTheMostProxiesThereMayBe() {
    bank.run(
        () -> {
          Weight db = Weight.of(125_000_000, 0);
          assertThat(add(BOB, ANY, 0).info().callWeight())
              .isEqualTo(Weight.of(32_389_356 + 4 * 118_861, 4_706).saturatingAdd(db));
          Weight inner = bank.remark("x").info().callWeight();
          assertThat(as(ALICE, bank.remark("x")).info().callWeight())
              .isEqualTo(
                  Weight.of(20_881_215 + 4 * 69_457, 4_706)
                      .saturatingAdd(50_000_000, 0)
                      .saturatingAdd(db)
                      .saturatingAdd(inner));
          assertThat(announce(ALICE, someHash(1)).info().callWeight())
              .isEqualTo(
                  Weight.of(44_879_292 + 2 * 212_864 + 4 * 79_314, 5_698)
                      .saturatingAdd(275_000_000, 0));
        });
  }

  @Test
  void kindsOfProxiesAreThoseOfTheRuntime() {
    bank.run(
        () -> {
          assertThat(ProxyType.CODEC.encode(ALL_BUT_BALANCES)).containsExactly(5);
          assertThat(ProxyType.CODEC.decode(new byte[] {1})).isEqualTo(JUST_TRANSFER);
          assertThatThrownBy(() -> ProxyType.CODEC.decode(new byte[] {2}))
              .isInstanceOf(ScaleException.class);
          RuntimeCall call = as(ALICE, JUST_TRANSFER, add(BOB, ALL_BUT_BALANCES, 9));
          assertThat(RuntimeCall.CODEC.decode(call.encoded())).isEqualTo(call);
        });
    BankedChain without = new BankedChain();
    without.begin();
    without.run(
        () ->
            assertThatThrownBy(() -> ProxyType.CODEC.decode(new byte[] {0}))
                .isInstanceOf(IllegalStateException.class));
  }

  @Property(tries = 15)
  void whateverIsAddedAndRemovedDepositsFit(
      @ForAll @Size(max = 25) List<@IntRange(min = 0, max = 47) Integer> steps) {
    BankedChain other = new BankedChain();
    Proxy its = proxyOf(other);
    other.begin(new ProxyModule(30, its));
    other.run(
        () -> {
          for (int step : steps) {
            var delegate = address(TestChain.account(2 + step % 3));
            ProxyType type = TestProxyType.values()[step / 3 % 3];
            RuntimeCall call =
                its.call(
                    step % 2 == 0
                        ? new ProxyCall.AddProxy(delegate, type, step / 24)
                        : new ProxyCall.RemoveProxy(delegate, type, step / 24));
            call.attempt(Origin.signed(ALICE));
            Delegation now = its.proxies.get(ALICE);
            int count = now.proxies().size();
            assertThat(other.reserved(ALICE)).isEqualTo(count == 0 ? 0 : 10 + 2 * count);
            assertThat(now.deposit()).isEqualTo(U128.of(other.reserved(ALICE)));
            assertThat(now.proxies()).isSorted().doesNotHaveDuplicates();
          }
        });
  }
}
