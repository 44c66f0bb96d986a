package io.serinus.pallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PalletModule;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.system.FrameSystemCall;
import io.serinus.pallet.balances.Balances;
import io.serinus.pallet.balances.BalancesCall;
import io.serinus.pallet.balances.BalancesCurrency;
import io.serinus.pallet.balances.BalancesModule;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.U128;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.scale.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * A {@link TestChain} on which the six accounts have a thousand units each, with short words for
 * what tests of pallets that carry calls and reserve deposits say again and again.
 */
public final class BankedChain {
  public static final long ENDOWMENT = 1_000;

  public final TestChain chain = new TestChain();
  public final Balances balances =
      new Balances(
          chain.system(), chain.runtime()::lookUp, new Balances.Config(U128.ONE, 5, 5, 5, 5));

  /** Places pallets beside System and Balances, and begins block 1. */
  public void begin(PalletModule... modules) {
    chain.place(new BalancesModule(4, balances)).place(modules);
    StringBuilder entries = new StringBuilder();
    for (int i = 1; i <= 6; i++) {
      entries
          .append(i == 1 ? "" : ",")
          .append("[\"%s\",%d]".formatted(hex(TestChain.account(i)), ENDOWMENT));
    }
    chain.genesis("{\"balances\":{\"balances\":[" + entries + "]}}");
  }

  private static String hex(AccountId who) {
    return "0x" + java.util.HexFormat.of().formatHex(who.toArray());
  }

  public FrameSystem system() {
    return chain.system();
  }

  public BalancesCurrency currency() {
    return balances.currency();
  }

  public void run(TestChain.Steps steps) {
    chain.run(
        () -> {
          steps.run();
          for (PalletModule module : chain.runtime().pallets()) {
            module.pallet().tryState();
          }
          assertThat(balances.totalIssuance()).isEqualTo(U128.of(6 * ENDOWMENT));
        });
  }

  public PostDispatchInfo signed(AccountId who, RuntimeCall call) throws DispatchException {
    return chain.dispatch(Origin.signed(who), call);
  }

  /** Expects a signed call to fail with a pallet's error. */
  public void refused(AccountId who, RuntimeCall call, PalletBase pallet, Enum<?> error) {
    assertThat(errorOf(Origin.signed(who), call)).isEqualTo(pallet.fail(error).error());
  }

  /** Expects a call to fail, and gives the error. */
  public DispatchError errorOf(Origin origin, RuntimeCall call) {
    return failureOf(origin, call).error();
  }

  /** Expects a call to fail, and gives the failure. */
  public DispatchException failureOf(Origin origin, RuntimeCall call) {
    DispatchException[] caught = new DispatchException[1];
    assertThatThrownBy(() -> chain.dispatch(origin, call))
        .isInstanceOfSatisfying(DispatchException.class, e -> caught[0] = e);
    return caught[0];
  }

  public RuntimeCall transfer(AccountId to, long amount) {
    return balances.call(
        new BalancesCall.TransferAllowDeath(new MultiAddress.Id(to), U128.of(amount)));
  }

  public RuntimeCall remark(String text) {
    return system().call(new FrameSystemCall.Remark(Bytes.ofText(text)));
  }

  /** A call of System that only root may make. */
  public RuntimeCall rootCall() {
    return system().call(new FrameSystemCall.SetHeapPages(64));
  }

  public long free(AccountId who) {
    return currency().freeBalance(who).low();
  }

  public long reserved(AccountId who) {
    return currency().reservedBalance(who).low();
  }

  /** The events of a pallet in this block, from its sealed interface of events. */
  public <E> List<E> events(Class<E> type) {
    return chain.events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The last event of a pallet in this block. */
  public <E> E lastEvent(Class<E> type) {
    List<E> all = events(type);
    return Optional.of(all).filter(list -> !list.isEmpty()).orElseThrow().getLast();
  }

  public static MultiAddress address(AccountId who) {
    return new MultiAddress.Id(who);
  }
}
