package io.serinus.pallet.indices;

import static io.serinus.pallet.BalancesChain.address;
import static io.serinus.pallet.BalancesChain.amount;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.Origin;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.pallet.balances.Balances;
import io.serinus.primitives.U128;
import io.serinus.primitives.runtime.DispatchError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndicesTest {
  private static final U128 DEPOSIT = amount(100);

  private final BalancesChain setup = new BalancesChain();
  private final TestChain chain = setup.chain();
  private final Indices indices =
      new Indices(setup.balances().currency(), address -> chain.runtime().lookUp(address), DEPOSIT);

  @BeforeEach
  void begin() {
    chain.place(new IndicesModule(3, indices));
    setup.begin();
  }

  private void claim(long index) throws Exception {
    chain.dispatch(Origin.signed(ALICE), indices.call(new IndicesCall.Claim(index)));
  }

  private DispatchError failure(Origin origin, IndicesCall call) {
    return chain.failure(origin, indices.call(call));
  }

  @Test
  void genesisGivesIndicesWithoutADeposit() {
    TestChain other = new TestChain();
    Indices given = new Indices(setup.balances().currency(), other.runtime()::lookUp, DEPOSIT);
    other
        .place(new IndicesModule(3, given))
        .genesis("{\"indices\": {\"indices\": [[7, \"" + ALICE + "\"]]}}");
    other.run(
        () ->
            assertThat(given.accounts.find(7L))
                .contains(new Indices.Slot(ALICE, U128.ZERO, false)));
  }

  @Test
  void claimingTakesADeposit() {
    chain.run(
        () -> {
          claim(7);
          assertThat(setup.balances().currency().reservedBalance(ALICE)).isEqualTo(DEPOSIT);
          assertThat(chain.events()).contains(new Indices.Event.IndexAssigned(ALICE, 7));
          assertThat(failure(Origin.signed(BOB), new IndicesCall.Claim(7)))
              .isEqualTo(error(indices, Indices.Error.IN_USE));
        });
  }

  @Test
  void whoCannotPayTheDepositGetsNoIndex() {
    chain.run(
        () -> {
          assertThat(failure(Origin.signed(TestChain.DAVE), new IndicesCall.Claim(7)))
              .isEqualTo(error(setup.balances(), Balances.Error.INSUFFICIENT_BALANCE));
          claim(7);
        });
  }

  @Test
  void freeingGivesTheDepositBack() {
    chain.run(
        () -> {
          claim(7);
          assertThat(failure(Origin.signed(BOB), new IndicesCall.Free(7)))
              .isEqualTo(error(indices, Indices.Error.NOT_OWNER));
          chain.dispatch(Origin.signed(ALICE), indices.call(new IndicesCall.Free(7)));
          assertThat(chain.events()).endsWith(new Indices.Event.IndexFreed(7));
          assertThat(setup.free(ALICE)).isEqualTo(amount(1000));
          assertThat(failure(Origin.signed(ALICE), new IndicesCall.Free(7)))
              .isEqualTo(error(indices, Indices.Error.NOT_ASSIGNED));
        });
  }

  @Test
  void transferMovesTheDepositToo() {
    chain.run(
        () -> {
          claim(7);
          assertThat(failure(Origin.signed(ALICE), new IndicesCall.Transfer(address(ALICE), 7)))
              .isEqualTo(error(indices, Indices.Error.NOT_TRANSFER));
          chain.dispatch(
              Origin.signed(ALICE), indices.call(new IndicesCall.Transfer(address(BOB), 7)));
          assertThat(setup.balances().currency().reservedBalance(BOB)).isEqualTo(DEPOSIT);
          assertThat(setup.balances().currency().totalBalance(ALICE)).isEqualTo(amount(900));
        });
  }

  @Test
  void aFrozenIndexStays() {
    chain.run(
        () -> {
          claim(7);
          chain.dispatch(Origin.signed(ALICE), indices.call(new IndicesCall.Freeze(7)));
          assertThat(setup.balances().totalIssuance()).isEqualTo(amount(2900));
          assertThat(failure(Origin.signed(ALICE), new IndicesCall.Free(7)))
              .isEqualTo(error(indices, Indices.Error.PERMANENT));
          assertThat(chain.events()).contains(new Indices.Event.IndexFrozen(7, ALICE));
        });
  }

  @Test
  void rootAssignsWithoutDepositAndReturnsOne() {
    chain.run(
        () -> {
          claim(7);
          IndicesCall.ForceTransfer force = new IndicesCall.ForceTransfer(address(BOB), 7, true);
          assertThat(failure(Origin.signed(BOB), force)).isEqualTo(DispatchError.BAD_ORIGIN);
          chain.dispatch(Origin.root(), indices.call(force));
          assertThat(setup.free(ALICE)).isEqualTo(amount(1000));
          assertThat(failure(Origin.signed(BOB), new IndicesCall.Free(7)))
              .isEqualTo(error(indices, Indices.Error.PERMANENT));
        });
  }

  @Test
  void pokingBringsADepositUpToDateForFree() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.root(), indices.call(new IndicesCall.ForceTransfer(address(ALICE), 7, false)));
          assertThat(
                  chain.dispatch(
                      Origin.signed(ALICE), indices.call(new IndicesCall.PokeDeposit(7))))
              .isEqualTo(PostDispatchInfo.FREE);
          assertThat(setup.balances().currency().reservedBalance(ALICE)).isEqualTo(DEPOSIT);
          assertThat(chain.events())
              .contains(new Indices.Event.DepositPoked(ALICE, 7, U128.ZERO, DEPOSIT));
          assertThat(
                  chain.dispatch(
                      Origin.signed(ALICE), indices.call(new IndicesCall.PokeDeposit(7))))
              .isEqualTo(PostDispatchInfo.DEFAULT);
        });
  }
}
