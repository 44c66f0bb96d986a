package io.serinus.rpc.server;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Guards a server on the loopback against web pages whose name was made to resolve to this machine
 * (DNS rebinding): the {@code Host} header must name this machine.
 */
final class HostFilter {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private HostFilter() {}

  static boolean allows(@Nullable String host, int port) {
    if (host == null) {
      return false;
    }
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon > host.lastIndexOf(']') && colon >= 0;
    String name = hasPort ? host.substring(0, colon) : host;
    boolean portFits = !hasPort || host.substring(colon + 1).equals(Integer.toString(port));
    return portFits && NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
