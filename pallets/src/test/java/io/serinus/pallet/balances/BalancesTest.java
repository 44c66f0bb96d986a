package io.serinus.pallet.balances;

import static io.serinus.pallet.BalancesChain.address;
import static io.serinus.pallet.BalancesChain.amount;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.DAVE;
import static io.serinus.pallet.TestChain.EVE;
import static io.serinus.pallet.TestChain.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.frame.DispatchException;
import io.serinus.frame.GenesisException;
import io.serinus.frame.Origin;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.system.AccountData;
import io.serinus.frame.system.Accounts;
import io.serinus.frame.system.ExtraFlags;
import io.serinus.frame.system.ExtraFlagsCodec;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.traits.Credit;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.TokenError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BalancesTest {
  private final BalancesChain setup = new BalancesChain().begin();
  private final TestChain chain = setup.chain();
  private final Balances balances = setup.balances();

  private static DispatchError token(TokenError error) {
    return new DispatchError.Token(error);
  }

  @Test
  void genesisEndowsAndIssues() {
    chain.run(
        () -> {
          assertThat(setup.free(ALICE)).isEqualTo(amount(1000));
          assertThat(balances.totalIssuance()).isEqualTo(amount(3000));
        });
  }

  /** A chain that begins with these accounts alone. */
  private static BalancesChain begunWith(String balances, String devAccounts) {
    BalancesChain begun = new BalancesChain();
    begun
        .chain()
        .genesis(
            "{\"balances\": {\"balances\": %s, \"devAccounts\": %s}}"
                .formatted(balances, devAccounts));
    return begun;
  }

  @Test
  void genesisDerivesDevelopmentAccounts() {
    BalancesChain byDefault = begunWith("[]", "[2, 25, null]");
    byDefault
        .chain()
        .run(
            () -> {
              for (String uri : List.of("//Sender//0", "//Sender//1")) {
                byte[] key = KeyPair.fromUri(SignatureScheme.SR25519, uri).publicKey();
                assertThat(byDefault.free(AccountId.of(key))).isEqualTo(amount(25));
              }
              assertThat(byDefault.balances().totalIssuance()).isEqualTo(amount(50));
            });
    BalancesChain named = begunWith("[[\"" + BOB + "\", 100]]", "[1, 10, \"//Alice//{}\"]");
    named
        .chain()
        .run(
            () -> {
              byte[] key = KeyPair.fromUri(SignatureScheme.SR25519, "//Alice//0").publicKey();
              assertThat(named.free(AccountId.of(key))).isEqualTo(amount(10));
              assertThat(named.balances().totalIssuance()).isEqualTo(amount(110));
            });
  }

  @Test
  void genesisRefusesWhatMakesNoAccounts() {
    String twice = "[[\"" + BOB + "\", 100], [\"" + BOB + "\", 100]]";
    assertThatThrownBy(() -> begunWith(twice, "null"))
        .isInstanceOf(GenesisException.class)
        .hasMessageContaining("two balances");
    assertThatThrownBy(() -> begunWith("[]", "[0, 25, null]"))
        .isInstanceOf(GenesisException.class)
        .hasMessageContaining("no development accounts");
    assertThatThrownBy(() -> begunWith("[]", "[1, 9, null]"))
        .isInstanceOf(GenesisException.class)
        .hasMessageContaining("existential deposit");
    assertThatThrownBy(() -> begunWith("[]", "[1, 25, \"//Sender\"]"))
        .isInstanceOf(GenesisException.class)
        .hasMessageContaining("no place for the index");
    assertThatThrownBy(() -> begunWith("[]", "[1, 25]")).isInstanceOf(GenesisException.class);
  }

  @Test
  void aTransferToANewAccountMakesIt() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.signed(ALICE),
              balances.call(new BalancesCall.TransferAllowDeath(address(DAVE), amount(100))));
          assertThat(setup.free(ALICE)).isEqualTo(amount(900));
          assertThat(setup.free(DAVE)).isEqualTo(amount(100));
          assertThat(chain.allEvents())
              .containsExactly(
                  new FrameSystem.Event.NewAccount(DAVE),
                  new Balances.Event.Endowed(DAVE, amount(100)),
                  new Balances.Event.Transfer(ALICE, DAVE, amount(100)));
        });
  }

  @Test
  void whatIsBelowTheExistentialDepositIsRefused() {
    chain.run(
        () ->
            assertThat(
                    chain.failure(
                        Origin.signed(ALICE),
                        balances.call(
                            new BalancesCall.TransferAllowDeath(address(DAVE), amount(9)))))
                .isEqualTo(token(TokenError.BELOW_MINIMUM)));
  }

  @Test
  void whatIsLeftBelowItIsDust() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.signed(ALICE),
              balances.call(new BalancesCall.TransferAllowDeath(address(BOB), amount(995))));
          assertThat(chain.system().accounts().exists(ALICE)).isFalse();
          assertThat(balances.totalIssuance()).isEqualTo(amount(2995));
          assertThat(chain.allEvents())
              .containsExactly(
                  new FrameSystem.Event.KilledAccount(ALICE),
                  new Balances.Event.DustLost(ALICE, amount(5)),
                  new Balances.Event.Transfer(ALICE, BOB, amount(995)));
        });
  }

  @Test
  void keepAliveKeepsTheDeposit() {
    chain.run(
        () -> {
          assertThat(
                  chain.failure(
                      Origin.signed(ALICE),
                      balances.call(new BalancesCall.TransferKeepAlive(address(BOB), amount(991)))))
              .isEqualTo(token(TokenError.NOT_EXPENDABLE));
          chain.dispatch(
              Origin.signed(ALICE),
              balances.call(new BalancesCall.TransferKeepAlive(address(BOB), amount(990))));
          assertThat(setup.free(ALICE)).isEqualTo(amount(10));
        });
  }

  @Test
  void moreThanThereIsIsRefused() {
    chain.run(
        () ->
            assertThat(
                    chain.failure(
                        Origin.signed(ALICE),
                        balances.call(
                            new BalancesCall.TransferAllowDeath(address(BOB), amount(1001)))))
                .isEqualTo(token(TokenError.FUNDS_UNAVAILABLE)));
  }

  @Test
  void transferAllTakesWhatMayGo() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.signed(ALICE),
              balances.call(new BalancesCall.TransferAll(address(BOB), true)));
          assertThat(setup.free(ALICE)).isEqualTo(amount(10));
          chain.dispatch(
              Origin.signed(ALICE),
              balances.call(new BalancesCall.TransferAll(address(BOB), false)));
          assertThat(chain.system().accounts().exists(ALICE)).isFalse();
          assertThat(setup.free(BOB)).isEqualTo(amount(2000));
        });
  }

  @Test
  void onlyRootForces() {
    chain.run(
        () -> {
          BalancesCall.ForceTransfer force =
              new BalancesCall.ForceTransfer(address(ALICE), address(BOB), amount(1));
          assertThat(chain.failure(Origin.signed(ALICE), balances.call(force)))
              .isEqualTo(DispatchError.BAD_ORIGIN);
          chain.dispatch(Origin.root(), balances.call(force));
          assertThat(setup.free(BOB)).isEqualTo(amount(1001));
        });
  }

  @Test
  void reservesSetBalanceAside() {
    chain.run(
        () -> {
          balances.currency().reserve(ALICE, amount(400));
          assertThat(setup.free(ALICE)).isEqualTo(amount(600));
          assertThat(balances.currency().totalBalance(ALICE)).isEqualTo(amount(1000));
          assertThat(balances.currency().unreserve(ALICE, amount(500))).isEqualTo(amount(100));
          assertThat(setup.free(ALICE)).isEqualTo(amount(1000));
        });
  }

  @Test
  void reservedBalanceKeepsItsAccountAlive() {
    chain.run(
        () -> {
          balances.currency().reserve(ALICE, amount(400));
          assertThat(chain.system().accounts().get(ALICE).consumers()).isEqualTo(1);
          assertThat(
                  chain.failure(
                      Origin.signed(ALICE),
                      balances.call(
                          new BalancesCall.TransferAllowDeath(address(BOB), amount(600)))))
              .isEqualTo(token(TokenError.FROZEN));
        });
  }

  @Test
  void balanceIsSetByRootAndIssuanceFollows() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.root(),
              balances.call(new BalancesCall.ForceSetBalance(address(DAVE), amount(500))));
          assertThat(balances.totalIssuance()).isEqualTo(amount(3500));
          chain.dispatch(
              Origin.root(),
              balances.call(new BalancesCall.ForceSetBalance(address(DAVE), amount(9))));
          assertThat(chain.system().accounts().exists(DAVE)).isFalse();
          assertThat(balances.totalIssuance()).isEqualTo(amount(3000));
        });
  }

  @Test
  void burningTakesOutOfIssuance() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.signed(ALICE), balances.call(new BalancesCall.Burn(amount(100), true)));
          assertThat(balances.totalIssuance()).isEqualTo(amount(2900));
          assertThat(chain.events()).containsExactly(new Balances.Event.Burned(ALICE, amount(100)));
          assertThat(
                  chain.failure(
                      Origin.signed(ALICE),
                      balances.call(new BalancesCall.Burn(amount(895), true))))
              .isEqualTo(token(TokenError.FUNDS_UNAVAILABLE));
        });
  }

  @Test
  void issuanceIsAdjustedByRoot() {
    chain.run(
        () -> {
          assertThat(
                  chain.failure(
                      Origin.root(),
                      balances.call(
                          new BalancesCall.ForceAdjustTotalIssuance(
                              AdjustmentDirection.INCREASE, U128.ZERO))))
              .isEqualTo(error(balances, Balances.Error.DELTA_ZERO));
          balances.currency().deactivate(amount(2995));
          assertThat(
                  chain.failure(
                      Origin.root(),
                      balances.call(
                          new BalancesCall.ForceAdjustTotalIssuance(
                              AdjustmentDirection.DECREASE, amount(10)))))
              .isEqualTo(error(balances, Balances.Error.ISSUANCE_DEACTIVATED));
          chain.dispatch(
              Origin.root(),
              balances.call(
                  new BalancesCall.ForceAdjustTotalIssuance(
                      AdjustmentDirection.INCREASE, amount(7))));
          assertThat(balances.totalIssuance()).isEqualTo(amount(3007));
          chain.dispatch(
              Origin.root(),
              balances.call(
                  new BalancesCall.ForceAdjustTotalIssuance(
                      AdjustmentDirection.DECREASE, amount(12))));
          assertThat(chain.events())
              .containsExactly(
                  new Balances.Event.TotalIssuanceForced(amount(3000), amount(3007)),
                  new Balances.Event.TotalIssuanceForced(amount(3007), amount(2995)));
        });
  }

  @Test
  void upgradingAccountsOfTodayCosts() {
    chain.run(
        () -> {
          assertThat(
                  chain.dispatch(
                      Origin.signed(ALICE),
                      balances.call(new BalancesCall.UpgradeAccounts(List.of(BOB, EVE)))))
              .isEqualTo(PostDispatchInfo.DEFAULT);
          assertThat(
                  chain.dispatch(
                      Origin.signed(ALICE),
                      balances.call(new BalancesCall.UpgradeAccounts(List.of()))))
              .isEqualTo(PostDispatchInfo.DEFAULT);
        });
  }

  @Test
  void upgradingNineAccountsInTenIsFree() {
    chain.run(
        () -> {
          List<AccountId> nine = new ArrayList<>();
          for (int i = 0; i < 9; i++) {
            AccountId who = TestChain.account(20 + i);
            balances.currency().depositCreating(who, amount(50));
            putOldAccount(who, amount(50), i % 2 == 0 ? amount(7) : U128.ZERO);
            nine.add(who);
          }
          List<AccountId> ten = new ArrayList<>(nine);
          ten.add(BOB);
          assertThat(
                  chain.dispatch(
                      Origin.signed(ALICE), balances.call(new BalancesCall.UpgradeAccounts(ten))))
              .isEqualTo(PostDispatchInfo.FREE);
          assertThat(chain.system().accounts().get(nine.get(0)).consumers()).isEqualTo(1);
          assertThat(chain.system().accounts().get(nine.get(1)).consumers()).isZero();
          assertThat(balances.currency().reservedBalance(nine.get(0))).isEqualTo(amount(7));
        });
  }

  @Test
  void anAccountThatLivedOnReservedBalanceAloneGetsTheDeposit() {
    chain.run(
        () -> {
          chain.system().accounts().incSufficients(DAVE);
          putOldAccount(DAVE, U128.ZERO, amount(70));
          chain.dispatch(
              Origin.signed(ALICE), balances.call(new BalancesCall.UpgradeAccounts(List.of(DAVE))));
          assertThat(chain.events()).containsExactly(new Balances.Event.Upgraded(DAVE));
          assertThat(setup.free(DAVE)).isEqualTo(amount(10));
          assertThat(chain.system().accounts().get(DAVE).providers()).isEqualTo(1);
          assertThat(chain.system().accounts().get(DAVE).consumers()).isEqualTo(1);
        });
  }

  /** The upgrade makes the reserve a consumer, for which the account must live on. */
  @Test
  void aSlashUpgradesAnAccountFirst() {
    chain.run(
        () -> {
          balances.currency().depositCreating(DAVE, amount(50));
          putOldAccount(DAVE, amount(50), amount(7));
          assertThat(balances.currency().slash(DAVE, amount(50)).amount()).isEqualTo(amount(40));
          assertThat(setup.free(DAVE)).isEqualTo(amount(10));
        });
  }

  private void putOldAccount(AccountId who, U128 free, U128 reserved) {
    ExtraFlags old = ExtraFlagsCodec.CODEC.decode(new byte[16]);
    Accounts accounts = chain.system().accounts();
    accounts.putData(who, accounts.get(who), new AccountData(free, reserved, U128.ZERO, old));
  }

  @Test
  void issuanceThatChangesIsTold() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.root(),
              balances.call(new BalancesCall.ForceSetBalance(address(DAVE), amount(500))));
          chain.dispatch(
              Origin.root(),
              balances.call(new BalancesCall.ForceSetBalance(address(DAVE), amount(400))));
          assertThat(chain.events())
              .containsExactly(
                  new Balances.Event.Endowed(DAVE, amount(500)),
                  new Balances.Event.Issued(amount(500)),
                  new Balances.Event.BalanceSet(DAVE, amount(500)),
                  new Balances.Event.Rescinded(amount(100)),
                  new Balances.Event.BalanceSet(DAVE, amount(400)));
        });
  }

  @Test
  void whatIsMintedIntoAnAccountIsToldInOrder() {
    chain.run(
        () -> {
          assertThat(balances.currency().depositCreating(DAVE, amount(9))).isEqualTo(U128.ZERO);
          assertThat(chain.allEvents()).isEmpty();
          balances.currency().depositCreating(DAVE, amount(50));
          assertThat(chain.allEvents())
              .containsExactly(
                  new Balances.Event.Deposit(DAVE, amount(50)),
                  new FrameSystem.Event.NewAccount(DAVE),
                  new Balances.Event.Endowed(DAVE, amount(50)),
                  new Balances.Event.Issued(amount(50)));
          assertThat(balances.totalIssuance()).isEqualTo(amount(3050));
          assertThatThrownBy(() -> balances.currency().depositIntoExisting(EVE, amount(50)))
              .isInstanceOfSatisfying(
                  DispatchException.class,
                  e ->
                      assertThat(e.error())
                          .isEqualTo(error(balances, Balances.Error.DEAD_ACCOUNT)));
        });
  }

  @Test
  void aSlashIsToldEvenWhereNothingIsTaken() {
    chain.run(
        () -> {
          assertThat(balances.currency().slashReserved(ALICE, amount(5))).isEqualTo(Credit.NONE);
          assertThat(balances.currency().slash(DAVE, amount(5))).isEqualTo(Credit.NONE);
          assertThat(chain.events()).containsExactly(new Balances.Event.Slashed(ALICE, U128.ZERO));
        });
  }

  @Test
  void noMoreIsInactiveThanIsIssued() {
    chain.run(
        () -> {
          balances.currency().deactivate(amount(9_999));
          assertThat(balances.currency().activeIssuance()).isEqualTo(U128.ZERO);
          balances.currency().reactivate(amount(1_000));
          assertThat(balances.currency().activeIssuance()).isEqualTo(amount(1_000));
        });
  }
}
