package io.serinus.host.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.host.network.Multiaddr.Part;
import io.serinus.host.network.Multiaddr.Protocol;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressTest {
  /** The identity of the key whose seed is 31 zeros and a one, as subkey prints it. */
  private static final String ED25519 = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";

  private static final String SHA256 = "QmSk5HQbn6LhUwDiNMseVUjuRYhEtYj4aUZ6WfWoGURpdV";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ip4/198.51.100.19/tcp/30333/p2p/" + SHA256,
        "/ip4/127.0.0.1/tcp/0/ws/p2p/" + ED25519,
        "/ip6/2001:db8::1/tcp/30333/p2p/" + ED25519,
        "/ip6/::/udp/65535/quic-v1/p2p/" + ED25519,
        "/ip6/::ffff:1.2.3.4/udp/30333/quic/p2p/" + ED25519,
        "/dns/p2p.example.org/tcp/443/wss/p2p/" + ED25519,
        "/dns4/example/tcp/443/tls/ws/p2p/" + ED25519,
        "/dns6/a-b.example./tcp/30333/p2p/" + ED25519,
        "/p2p/" + ED25519,
      })
  void readsAndWritesTheForms(String text) {
    assertThat(PeerAddress.parse(text)).hasToString(text);
  }

  @Test
  void tellsWhereFromWho() {
    PeerAddress address = PeerAddress.parse("/dns/example.org/tcp/443/wss/p2p/" + ED25519);
    assertThat(address.peer()).hasToString(ED25519);
    assertThat(address.address().parts())
        .containsExactly(
            new Part(Protocol.DNS, "example.org"),
            new Part(Protocol.TCP, "443"),
            new Part(Protocol.WSS, ""));
    assertThat(address.address()).hasToString("/dns/example.org/tcp/443/wss");
  }

  @ParameterizedTest
  @CsvSource({
    "'', invalid multiaddress",
    "/, invalid multiaddress",
    "foo, invalid multiaddress",
    "ip4/127.0.0.1/tcp/1, invalid multiaddress",
    "/foo, unknown protocol 'foo'",
    "//tcp/1, unknown protocol ''",
    "/ip4/127.0.0.1/tcp/1/, unknown protocol ''",
    "/IP4/127.0.0.1, unknown protocol 'IP4'",
    "/ip4, nothing after 'ip4'",
    "/ip4/127.0.0.1/tcp, nothing after 'tcp'",
    "/ip4/127.0.0.256, invalid ip4 '127.0.0.256'",
    "/ip4/127.0.0.01, invalid ip4 '127.0.0.01'",
    "/ip4/127.1, invalid ip4 '127.1'",
    "/ip4/localhost, invalid ip4 'localhost'",
    "/ip6/1.2.3.4, invalid ip6 '1.2.3.4'",
    "/ip6/fe80::1%eth0, invalid ip6 'fe80::1%eth0'",
    "/ip6/1::2::3, invalid ip6 '1::2::3'",
    "/dns/, invalid dns ''",
    "/dns/a..b, invalid dns 'a..b'",
    "/dns/a b, invalid dns 'a b'",
    "/ip4/127.0.0.1/tcp/65536, invalid tcp '65536'",
    "/ip4/127.0.0.1/tcp/-1, invalid tcp '-1'",
    "/ip4/127.0.0.1/tcp/http, invalid tcp 'http'",
    "/ip4/127.0.0.1/tcp/30333, Peer id is missing from the address",
    "/ip4/127.0.0.1/tcp/30333/p2p/0OIl, invalid p2p '0OIl'",
    "/ip4/127.0.0.1/tcp/30333/p2p/12D3KooW, invalid p2p '12D3KooW'",
    "/p2p/QmSk5HQbn6LhUwDiNMseVUjuRYhEtYj4aUZ6WfWoGURpdV/tcp/1, Peer id is missing from the address",
  })
  void refusesWhatIsNone(String text, String why) {
    assertThatThrownBy(() -> PeerAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatThrownBy(() -> Multiaddr.parse("/ws".repeat(1000)))
        .hasMessage("invalid multiaddress");
  }

  @Test
  void aPeerIsNamedByItsKey() {
    byte[] key =
        HexFormat.of().parseHex("4cb5abf6ad79fbf5abbccafcc269d85cd2651ed4b885b5869f241aedf0a5ba29");
    PeerId peer = PeerId.ofEd25519(key);
    assertThat(peer).hasToString(ED25519);
    assertThat(PeerId.parse(ED25519)).isEqualTo(peer);
    byte[] multihash = peer.multihash().toArray();
    for (int length = 0; length < multihash.length; length++) {
      byte[] cut = Arrays.copyOf(multihash, length);
      assertThatThrownBy(() -> PeerId.parse(io.serinus.crypto.keys.Base58.encode(cut)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
