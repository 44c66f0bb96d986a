package io.serinus.runtime.kusama;

import static io.serinus.runtime.kusama.KusamaProxyType.ANY;
import static io.serinus.runtime.kusama.KusamaProxyType.AUCTION;
import static io.serinus.runtime.kusama.KusamaProxyType.CANCEL_PROXY;
import static io.serinus.runtime.kusama.KusamaProxyType.GOVERNANCE;
import static io.serinus.runtime.kusama.KusamaProxyType.NOMINATION_POOLS;
import static io.serinus.runtime.kusama.KusamaProxyType.NON_TRANSFER;
import static io.serinus.runtime.kusama.KusamaProxyType.PARA_REGISTRATION;
import static io.serinus.runtime.kusama.KusamaProxyType.SOCIETY;
import static io.serinus.runtime.kusama.KusamaProxyType.SPOKESPERSON;
import static io.serinus.runtime.kusama.KusamaProxyType.STAKING;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.Call;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PalletModule;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.system.FrameSystemCall;
import io.serinus.pallet.balances.BalancesCall;
import io.serinus.pallet.indices.IndicesCall;
import io.serinus.pallet.proxy.ProxyCall;
import io.serinus.pallet.recovery.RecoveryCall;
import io.serinus.pallet.utility.UtilityCall;
import io.serinus.pallet.vesting.VestingCall;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.H256;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.U128;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the kinds of proxies against the filters of polkadot-fellows/runtimes v1.9.2. */
class KusamaProxyTypeTest {
  private static final MultiAddress SOMEBODY = new MultiAddress.Id(AccountId.ZERO);

  /** Pallets of the relay chain whose calls a filter lets through as a whole, or not at all. */
  private static final List<String> WHOLE =
      List.of(
          "System",
          "Babe",
          "Timestamp",
          "Balances",
          "Staking",
          "Session",
          "Grandpa",
          "Treasury",
          "Claims",
          "ConvictionVoting",
          "Referenda",
          "FellowshipCollective",
          "FellowshipReferenda",
          "Utility",
          "Society",
          "Scheduler",
          "Proxy",
          "Multisig",
          "Preimage",
          "Bounties",
          "ElectionProviderMultiPhase",
          "VoterList",
          "ChildBounties",
          "NominationPools",
          "FastUnstake",
          "Whitelist",
          "Parameters",
          "Configuration",
          "Registrar",
          "Slots",
          "Auctions",
          "Crowdloan",
          "XcmPallet");

  /** A call, by its number, of a pallet that is known by its name alone. */
  private static final class NamedModule extends PalletModule {
    private static final Codec<Call> NUMBER =
        Codecs.of(
            (call, out) -> out.writeU8(((Numbered) call).number()),
            in -> new Numbered(in.readU8()),
            TypeInfo::unit);

    NamedModule(String name) {
      super(200, name, new PalletBase() {}, "");
    }

    @Override
    public Codec<Call> calls() {
      return NUMBER;
    }
  }

  private record Numbered(int number) implements Call {}

  private static RuntimeCall call(String pallet, int number) {
    return new RuntimeCall(new NamedModule(pallet), new Numbered(number));
  }

  private static RuntimeCall call(String pallet, Call call) {
    return new RuntimeCall(new NamedModule(pallet), call);
  }

  private static Set<String> wholePallets(KusamaProxyType type) {
    Set<String> allowed = new TreeSet<>();
    for (String pallet : WHOLE) {
      if (type.allows(call(pallet, 99))) {
        allowed.add(pallet);
      }
    }
    return allowed;
  }

  private static List<KusamaProxyType> allowing(RuntimeCall call) {
    return Arrays.stream(KusamaProxyType.values()).filter(type -> type.allows(call)).toList();
  }

  @Test
  void wholePalletsAreAllowed() {
    assertThat(wholePallets(ANY)).containsExactlyInAnyOrderElementsOf(WHOLE);
    Set<String> nonTransfer = new TreeSet<>(WHOLE);
    nonTransfer.removeAll(
        Set.of(
            "Balances",
            "Preimage",
            "ElectionProviderMultiPhase",
            "Parameters",
            "Configuration",
            "Registrar",
            "XcmPallet"));
    assertThat(wholePallets(NON_TRANSFER)).isEqualTo(nonTransfer);
    assertThat(wholePallets(GOVERNANCE))
        .containsExactlyInAnyOrder(
            "Treasury",
            "Bounties",
            "Utility",
            "ChildBounties",
            "ConvictionVoting",
            "Referenda",
            "FellowshipCollective",
            "FellowshipReferenda",
            "Whitelist");
    assertThat(wholePallets(STAKING))
        .containsExactlyInAnyOrder(
            "Staking", "Session", "Utility", "FastUnstake", "VoterList", "NominationPools");
    assertThat(wholePallets(CANCEL_PROXY)).containsExactlyInAnyOrder("Utility", "Multisig");
    assertThat(wholePallets(AUCTION))
        .containsExactlyInAnyOrder("Auctions", "Crowdloan", "Registrar", "Slots");
    assertThat(wholePallets(SOCIETY)).containsExactly("Society");
    assertThat(wholePallets(NOMINATION_POOLS))
        .containsExactlyInAnyOrder("NominationPools", "Utility");
    assertThat(wholePallets(SPOKESPERSON)).isEmpty();
    assertThat(wholePallets(PARA_REGISTRATION)).isEmpty();
  }

  @Test
  void someCallsOfAPalletAreAllowed() {
    assertThat(allowing(call("Balances", new BalancesCall.Burn(U128.ONE, false))))
        .containsExactly(ANY);
    assertThat(allowing(call("Indices", new IndicesCall.Claim(1))))
        .containsExactly(ANY, NON_TRANSFER);
    assertThat(allowing(call("Indices", new IndicesCall.Free(1))))
        .containsExactly(ANY, NON_TRANSFER);
    assertThat(allowing(call("Indices", new IndicesCall.Freeze(1))))
        .containsExactly(ANY, NON_TRANSFER);
    assertThat(allowing(call("Indices", new IndicesCall.Transfer(SOMEBODY, 1))))
        .containsExactly(ANY);
    assertThat(allowing(call("Recovery", new RecoveryCall.ClaimRecovery(SOMEBODY))))
        .containsExactly(ANY, NON_TRANSFER);
    assertThat(allowing(call("Recovery", new RecoveryCall.InitiateRecovery(SOMEBODY))))
        .containsExactly(ANY);
    assertThat(allowing(call("Recovery", new RecoveryCall.CreateRecovery(List.of(), 1, 1))))
        .containsExactly(ANY);
    assertThat(allowing(call("Vesting", new VestingCall.Vest())))
        .containsExactly(ANY, NON_TRANSFER);
    assertThat(allowing(call("Vesting", new VestingCall.VestOther(SOMEBODY))))
        .containsExactly(ANY, NON_TRANSFER);
    assertThat(allowing(call("Vesting", new VestingCall.MergeSchedules(0, 1))))
        .containsExactly(ANY);
    assertThat(allowing(call("System", new FrameSystemCall.Remark(Bytes.EMPTY))))
        .containsExactly(ANY, NON_TRANSFER, SPOKESPERSON);
    assertThat(allowing(call("System", new FrameSystemCall.RemarkWithEvent(Bytes.EMPTY))))
        .containsExactly(ANY, NON_TRANSFER, SPOKESPERSON);
    assertThat(allowing(call("Proxy", new ProxyCall.RejectAnnouncement(SOMEBODY, H256.ZERO))))
        .containsExactly(ANY, NON_TRANSFER, CANCEL_PROXY);
    assertThat(allowing(call("Proxy", new ProxyCall.RemoveProxy(SOMEBODY, ANY, 0))))
        .containsExactly(ANY, NON_TRANSFER, PARA_REGISTRATION);
    assertThat(allowing(call("Utility", new UtilityCall.ForceBatch(List.of()))))
        .containsExactly(
            ANY,
            NON_TRANSFER,
            GOVERNANCE,
            STAKING,
            CANCEL_PROXY,
            NOMINATION_POOLS,
            PARA_REGISTRATION);
  }

  @Test
  void anyIsAboveAllAndNonTransferAboveAllOthers() {
    for (KusamaProxyType one : KusamaProxyType.values()) {
      for (KusamaProxyType other : KusamaProxyType.values()) {
        assertThat(one.isSupersetOf(other))
            .as("%s over %s", one, other)
            .isEqualTo(one == other || one == ANY || (one == NON_TRANSFER && other != ANY));
      }
    }
  }

  @Test
  void theNumberFourIsFree() {
    assertThat(KusamaProxyTypeCodec.CODEC.encode(STAKING)).containsExactly(3);
    assertThat(KusamaProxyTypeCodec.CODEC.encode(CANCEL_PROXY)).containsExactly(5);
    assertThat(KusamaProxyTypeCodec.CODEC.encode(PARA_REGISTRATION)).containsExactly(10);
  }
}
