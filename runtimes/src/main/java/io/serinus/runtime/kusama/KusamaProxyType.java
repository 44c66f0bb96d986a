package io.serinus.runtime.kusama;

import io.serinus.frame.Call;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.annotation.Index;
import io.serinus.frame.annotation.Scale;
import io.serinus.frame.system.FrameSystemCall;
import io.serinus.pallet.indices.IndicesCall;
import io.serinus.pallet.proxy.ProxyCall;
import io.serinus.pallet.proxy.ProxyType;
import io.serinus.pallet.proxy.ProxyTypes;
import io.serinus.pallet.recovery.RecoveryCall;
import io.serinus.pallet.utility.UtilityCall;
import io.serinus.pallet.vesting.VestingCall;
import java.util.Set;

/**
 * What proxies on Kusama may be allowed to call ({@code relay/kusama/src/lib.rs} of
 * polkadot-fellows/runtimes v1.9.2). Whole pallets are told by their names, whether the runtime has
 * them yet or not; single calls by their types, which come with their pallets.
 */
@Scale("kusama_runtime_constants::proxy::ProxyType")
public enum KusamaProxyType implements ProxyType {
  ANY,
  NON_TRANSFER,
  GOVERNANCE,
  STAKING,
  @Index(5)
  CANCEL_PROXY,
  AUCTION,
  SOCIETY,
  NOMINATION_POOLS,
  SPOKESPERSON,
  PARA_REGISTRATION;

  /** The pallets whose calls all move nobody's balance; others have some that do not. */
  private static final Set<String> NOT_OF_TRANSFERS =
      Set.of(
          "System",
          "Babe",
          "Timestamp",
          "Staking",
          "Session",
          "Grandpa",
          "Treasury",
          "Bounties",
          "ChildBounties",
          "ConvictionVoting",
          "Referenda",
          "FellowshipCollective",
          "FellowshipReferenda",
          "Whitelist",
          "Claims",
          "Utility",
          "Society",
          "Scheduler",
          "Proxy",
          "Multisig",
          "Crowdloan",
          "Slots",
          "Auctions",
          "VoterList",
          "NominationPools",
          "FastUnstake");

  private static final Set<String> OF_GOVERNANCE =
      Set.of(
          "Treasury",
          "Bounties",
          "Utility",
          "ChildBounties",
          "ConvictionVoting",
          "Referenda",
          "FellowshipCollective",
          "FellowshipReferenda",
          "Whitelist");

  private static final Set<String> OF_STAKING =
      Set.of("Staking", "Session", "Utility", "FastUnstake", "VoterList", "NominationPools");

  private static final Set<String> OF_AUCTIONS =
      Set.of("Auctions", "Crowdloan", "Registrar", "Slots");

  /** All of them. */
  static ProxyTypes all() {
    return ProxyTypes.of(KusamaProxyType.class, ANY, KusamaProxyTypeCodec.CODEC);
  }

  @Override
  public boolean allows(RuntimeCall call) {
    String pallet = call.pallet().name();
    return switch (this) {
      case ANY -> true;
      case NON_TRANSFER -> NOT_OF_TRANSFERS.contains(pallet) || movesNothing(call);
      case GOVERNANCE -> OF_GOVERNANCE.contains(pallet);
      case STAKING -> OF_STAKING.contains(pallet);
      case CANCEL_PROXY ->
          call.call() instanceof ProxyCall.RejectAnnouncement
              || pallet.equals("Utility")
              || pallet.equals("Multisig");
      case AUCTION -> OF_AUCTIONS.contains(pallet);
      case SOCIETY -> pallet.equals("Society");
      case NOMINATION_POOLS -> pallet.equals("NominationPools") || pallet.equals("Utility");
      case SPOKESPERSON ->
          call.call() instanceof FrameSystemCall.Remark
              || call.call() instanceof FrameSystemCall.RemarkWithEvent;
      case PARA_REGISTRATION ->
          switch (call.call()) {
            case UtilityCall.Batch batch -> true;
            case UtilityCall.BatchAll batch -> true;
            case UtilityCall.ForceBatch batch -> true;
            case ProxyCall.RemoveProxy remove -> true;
            case Call other -> false;
          };
    };
  }

  /** Of the pallets that move balance, the calls that do not. */
  private static boolean movesNothing(RuntimeCall call) {
    return switch (call.call()) {
      case IndicesCall.Claim claim -> true;
      case IndicesCall.Free free -> true;
      case IndicesCall.Freeze freeze -> true;
      case RecoveryCall.AsRecovered as -> true;
      case RecoveryCall.VouchRecovery vouch -> true;
      case RecoveryCall.ClaimRecovery claim -> true;
      case RecoveryCall.CloseRecovery close -> true;
      case RecoveryCall.RemoveRecovery remove -> true;
      case RecoveryCall.CancelRecovered cancel -> true;
      case VestingCall.Vest vest -> true;
      case VestingCall.VestOther vest -> true;
      default -> false;
    };
  }

  @Override
  public boolean isSupersetOf(ProxyType other) {
    return this == other || this == ANY || (this == NON_TRANSFER && other != ANY);
  }
}
