package io.serinus.runtime.kusama;

import static io.serinus.runtime.kusama.KusamaScenario.KSM;
import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import io.serinus.crypto.hash.Hashing;
import io.serinus.frame.RuntimeCall;
import io.serinus.host.executor.ExecutionStrategy;
import io.serinus.pallet.balances.Balances;
import io.serinus.pallet.balances.BalancesCall;
import io.serinus.pallet.indices.Indices;
import io.serinus.pallet.indices.IndicesCall;
import io.serinus.pallet.multisig.Multisig;
import io.serinus.pallet.multisig.MultisigCall;
import io.serinus.pallet.preimage.Preimage;
import io.serinus.pallet.preimage.PreimageCall;
import io.serinus.pallet.proxy.Proxy;
import io.serinus.pallet.proxy.ProxyCall;
import io.serinus.pallet.recovery.Recovery;
import io.serinus.pallet.recovery.RecoveryCall;
import io.serinus.pallet.utility.Utility;
import io.serinus.pallet.utility.UtilityCall;
import io.serinus.pallet.vesting.Vesting;
import io.serinus.pallet.vesting.VestingCall;
import io.serinus.pallet.vesting.VestingInfo;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.H256;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.scale.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * People move, lock and reserve money as they like, with what sense it may have: after each block
 * all pallets' invariants hold, accounts have together what was issued, and nothing was made.
 */
class MoneyIsConservedOnKusamaTest {
  private static final List<TestSigner> PEOPLE =
      List.of(
          KusamaScenario.ALICE,
          KusamaScenario.BOB,
          KusamaScenario.CHARLIE,
          KusamaScenario.DAVE,
          KusamaScenario.EDWARD);

  private final KusamaScenario it = new KusamaScenario(ExecutionStrategy.NATIVE, new JsonObject());

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void nothingIsMadeAndNothingIsLost(
      @ForAll @Size(min = 20, max = 60) List<@IntRange(min = 0, max = 999_999) Integer> dice)
      throws Exception {
    for (int at = 0; at < dice.size(); at += 5) {
      List<Integer> some = dice.subList(at, Math.min(at + 5, dice.size()));
      U128 before = it.issuance();
      it.block(() -> some.forEach(this::roll));
      assertThat(it.issuance().greaterThan(before)).as("money was made").isFalse();
    }
  }

  private void roll(int number) {
    TestSigner who = PEOPLE.get(number % 5);
    TestSigner whom = PEOPLE.get(number / 5 % 5);
    U128 amount = amounts(number / 25 % 4);
    it.attempt(who, call(who, whom, amount, number / 100));
  }

  private static U128 amounts(int which) {
    return switch (which) {
      case 0 -> KusamaParameters.EXISTENTIAL_DEPOSIT;
      case 1 -> KSM;
      case 2 -> KSM.times(400_000);
      default -> KusamaParameters.EXISTENTIAL_DEPOSIT.minus(U128.ONE);
    };
  }

  private RuntimeCall call(TestSigner who, TestSigner whom, U128 amount, int number) {
    int small = number % 3;
    return switch (number / 3 % 22) {
      case 0 ->
          it.call(Balances.class, new BalancesCall.TransferAllowDeath(whom.address(), amount));
      case 1 -> it.call(Balances.class, new BalancesCall.TransferKeepAlive(whom.address(), amount));
      case 2 -> it.call(Balances.class, new BalancesCall.TransferAll(whom.address(), small == 0));
      case 3 -> it.call(Balances.class, new BalancesCall.Burn(amount, small == 0));
      case 4 -> it.call(Indices.class, new IndicesCall.Claim(small));
      case 5 -> it.call(Indices.class, new IndicesCall.Transfer(whom.address(), small));
      case 6 -> it.call(Indices.class, new IndicesCall.Free(small));
      case 7 -> it.call(Indices.class, new IndicesCall.Freeze(small));
      case 8, 9 ->
          it.call(Proxy.class, new ProxyCall.AddProxy(whom.address(), KusamaProxyType.ANY, small));
      case 10 -> it.call(Proxy.class, new ProxyCall.RemoveProxies());
      case 11 ->
          it.call(
              Proxy.class,
              new ProxyCall.Announce(whom.address(), H256.of(Hashing.blake2b256(new byte[small]))));
      case 12 -> it.call(Proxy.class, new ProxyCall.CreatePure(KusamaProxyType.ANY, 0, small));
      case 13 -> it.call(Preimage.class, new PreimageCall.NotePreimage(image(small)));
      case 14 ->
          it.call(
              Preimage.class,
              new PreimageCall.UnnotePreimage(H256.of(Hashing.blake2b256(image(small).toArray()))));
      case 15 ->
          it.call(
              Vesting.class,
              new VestingCall.VestedTransfer(
                  whom.address(), new VestingInfo(amount, amount.dividedBy(4), number % 10)));
      case 16 -> it.call(Vesting.class, new VestingCall.Vest());
      case 17 -> it.call(Vesting.class, new VestingCall.MergeSchedules(0, 1));
      case 18 ->
          it.call(
              Multisig.class,
              new MultisigCall.AsMulti(
                  2,
                  others(who, whom),
                  Optional.empty(),
                  it.call(Balances.class, new BalancesCall.Burn(amount, false)),
                  Weight.of(1_000_000_000L, 100_000)));
      case 19 ->
          it.call(Recovery.class, new RecoveryCall.CreateRecovery(others(who, whom), 1, small));
      case 20 -> it.call(Recovery.class, new RecoveryCall.InitiateRecovery(whom.address()));
      default ->
          it.call(
              Utility.class,
              new UtilityCall.Batch(
                  List.of(
                      it.call(
                          Balances.class,
                          new BalancesCall.TransferAllowDeath(whom.address(), amount)),
                      it.call(Recovery.class, new RecoveryCall.RemoveRecovery()))));
    };
  }

  private static Bytes image(int number) {
    return Bytes.wrap(new byte[100 * number + 1]);
  }

  private static List<AccountId> others(TestSigner who, TestSigner whom) {
    return Stream.of(whom, KusamaScenario.EVE, KusamaScenario.FERDIE)
        .map(TestSigner::account)
        .filter(account -> !account.equals(who.account()))
        .sorted()
        .toList();
  }
}
