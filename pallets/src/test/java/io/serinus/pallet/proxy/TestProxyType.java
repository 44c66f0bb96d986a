package io.serinus.pallet.proxy;

import io.serinus.frame.RuntimeCall;
import io.serinus.frame.annotation.Index;
import io.serinus.frame.annotation.Scale;
import io.serinus.pallet.balances.BalancesCall;

/** Three kinds of proxies, one with a number of its own. */
@Scale("test_runtime::ProxyType")
enum TestProxyType implements ProxyType {
  ANY,
  JUST_TRANSFER,
  @Index(5)
  ALL_BUT_BALANCES;

  @Override
  public boolean allows(RuntimeCall call) {
    return switch (this) {
      case ANY -> true;
      case JUST_TRANSFER -> call.call() instanceof BalancesCall.TransferAllowDeath;
      case ALL_BUT_BALANCES -> !(call.call() instanceof BalancesCall);
    };
  }

  @Override
  public boolean isSupersetOf(ProxyType other) {
    return this == ANY || this == other;
  }
}
