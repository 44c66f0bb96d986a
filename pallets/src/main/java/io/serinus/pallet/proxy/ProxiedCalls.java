package io.serinus.pallet.proxy;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.RuntimeCall;
import io.serinus.primitives.AccountId;
import java.util.Optional;

/** Finds who may call in whose name, and calls. */
final class ProxiedCalls {
  private final Proxy proxy;

  ProxiedCalls(Proxy proxy) {
    this.proxy = proxy;
  }

  /** The account has just been authenticated anew, so that no filter but the proxy's holds it. */
  void dispatchAs(AccountId account, ProxyDefinition definition, RuntimeCall call) {
    Origin caller = Origin.signed(account).withFilter(c -> mayCall(definition.proxyType(), c));
    proxy.announceEvent(new Proxy.Event.ProxyExecuted(call.attempt(caller).result()));
  }

  /** A proxy cannot change proxies that may do more than itself. */
  private boolean mayCall(ProxyType type, RuntimeCall call) {
    boolean harmless =
        !call.isOf(proxy)
            || switch (call.call()) {
              case ProxyCall.AddProxy add -> type.isSupersetOf(add.proxyType());
              case ProxyCall.RemoveProxy remove -> type.isSupersetOf(remove.proxyType());
              case ProxyCall.RemoveProxies all -> type.equals(proxy.types().any());
              case ProxyCall.KillPure kill -> type.equals(proxy.types().any());
              default -> true;
            };
    return harmless && type.allows(call);
  }

  ProxyDefinition find(AccountId real, AccountId delegate, Optional<ProxyType> forced)
      throws DispatchException {
    for (ProxyDefinition definition : proxy.proxies.get(real).proxies()) {
      if (definition.delegate().equals(delegate)
          && (forced.isEmpty() || forced.get().equals(definition.proxyType()))) {
        return definition;
      }
    }
    throw proxy.fail(Proxy.Error.NOT_PROXY);
  }
}
