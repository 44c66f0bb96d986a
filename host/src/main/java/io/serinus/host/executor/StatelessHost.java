package io.serinus.host.executor;

import io.serinus.host.state.Overlay;
import io.serinus.host.state.TrieState;
import io.serinus.hostapi.CryptoApi;
import io.serinus.hostapi.HostApi;
import io.serinus.hostapi.MiscApi;
import io.serinus.hostapi.RuntimePanic;
import java.lang.reflect.Proxy;

/**
 * The Host API over an empty state, without keys: for calls whose result depends on the code alone,
 * such as the version.
 */
final class StatelessHost {
  private StatelessHost() {}

  static HostApi create() {
    MiscApi log = new RuntimeLog(code -> null);
    return new RuntimeHost(new Overlay(TrieState.empty()), noCrypto(), NoOffchain.INSTANCE, log);
  }

  static CryptoApi noCrypto() {
    return (CryptoApi)
        Proxy.newProxyInstance(
            CryptoApi.class.getClassLoader(),
            new Class<?>[] {CryptoApi.class},
            (proxy, method, arguments) -> {
              throw new RuntimePanic(method.getName() + " can't be used in this call");
            });
  }
}
