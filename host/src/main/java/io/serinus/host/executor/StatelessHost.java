package io.serinus.host.executor;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.TrieState;
import io.serinus.hostapi.MiscApi;

/**
 * The Host API over an empty state, without keys: for calls whose result depends on the code alone,
 * such as the version.
 */
final class StatelessHost {
  private StatelessHost() {}

  static RuntimeHost create() {
    MiscApi log = new RuntimeLog(code -> null);
    return new RuntimeHost(
        new Overlay(TrieState.empty()),
        new HostCrypto(new MemoryKeyStore()),
        NoOffchain.INSTANCE,
        log);
  }
}
