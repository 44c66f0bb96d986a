package io.serinus.host.network;

import io.serinus.host.network.Multiaddr.Part;
import io.serinus.host.network.Multiaddr.Protocol;

/**
 * Where a certain peer is found.
 *
 * @param address where, without the peer's name
 * @param peer who has to answer there
 */
public record PeerAddress(Multiaddr address, PeerId peer) {
  /**
   * Reads an address that ends with a peer's name, such as {@code
   * /ip4/198.51.100.19/tcp/30333/p2p/12D3Koo…}.
   *
   * @throws IllegalArgumentException if it is none, or the peer's name is missing
   */
  public static PeerAddress parse(String text) {
    Multiaddr all = Multiaddr.parse(text);
    Part last = all.parts().getLast();
    if (last.protocol() != Protocol.P2P) {
      throw new IllegalArgumentException("Peer id is missing from the address");
    }
    return new PeerAddress(
        new Multiaddr(all.parts().subList(0, all.parts().size() - 1)), PeerId.parse(last.value()));
  }

  @Override
  public String toString() {
    return address + "/" + Protocol.P2P.label() + "/" + peer;
  }
}
