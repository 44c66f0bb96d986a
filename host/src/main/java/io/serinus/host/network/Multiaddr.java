package io.serinus.host.network;

import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where something is found on a network: protocols, each on top of the one before it, such as
 * {@code /dns/example.org/tcp/443/wss}. Those are known that peers of Polkadot use.
 *
 * @param parts the protocols from the lowest to the highest
 */
public record Multiaddr(List<Part> parts) {
  /** How long an address may be, in characters. */
  private static final int MAX_LENGTH = 1024;

  /** A protocol that an address may name. */
  public enum Protocol {
    IP4("ip4", Argument.IP4),
    IP6("ip6", Argument.IP6),
    DNS("dns", Argument.HOST),
    DNS4("dns4", Argument.HOST),
    DNS6("dns6", Argument.HOST),
    TCP("tcp", Argument.PORT),
    UDP("udp", Argument.PORT),
    QUIC("quic", Argument.NONE),
    QUIC_V1("quic-v1", Argument.NONE),
    TLS("tls", Argument.NONE),
    WS("ws", Argument.NONE),
    WSS("wss", Argument.NONE),
    P2P("p2p", Argument.PEER);

    private static final Map<String, Protocol> BY_LABEL =
        Stream.of(values()).collect(Collectors.toMap(Protocol::label, Function.identity()));

    private final String label;
    private final Argument argument;

    Protocol(String label, Argument argument) {
      this.label = label;
      this.argument = argument;
    }

    /** Its name in an address. */
    public String label() {
      return label;
    }
  }

  /** What follows the name of a protocol. */
  private enum Argument {
    NONE,
    IP4,
    IP6,
    HOST,
    PORT,
    PEER;

    private static final String BYTE = "(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final Pattern FOUR_BYTES = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE);
    private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:]{2,39}(\\d|\\.){0,15}");
    private static final Pattern HOST_NAME =
        Pattern.compile("(?=.{1,253}$)[a-zA-Z0-9_-]{1,63}(\\.[a-zA-Z0-9_-]{1,63})*\\.?");

    boolean allows(String value) {
      return switch (this) {
        case NONE -> false;
        case IP4 -> FOUR_BYTES.matcher(value).matches();
        case IP6 -> SIX.matcher(value).matches() && isSix(value);
        case HOST -> HOST_NAME.matcher(value).matches();
        case PORT -> value.matches("\\d{1,5}") && Integer.parseInt(value) <= 0xffff;
        case PEER -> isPeer(value);
      };
    }

    private static boolean isSix(String value) {
      try {
        Inet6Address.ofLiteral(value);
        return true;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    private static boolean isPeer(String value) {
      try {
        PeerId.parse(value);
        return true;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }

  /**
   * A protocol of an address.
   *
   * @param value what belongs to it: an address, a name, a port, a peer; empty where nothing does
   */
  public record Part(Protocol protocol, String value) {
    /**
     * @throws IllegalArgumentException if the value is none of the protocol's
     */
    public Part {
      boolean fits =
          protocol.argument == Argument.NONE ? value.isEmpty() : protocol.argument.allows(value);
      if (!fits) {
        throw new IllegalArgumentException("invalid %s '%s'".formatted(protocol.label, value));
      }
    }

    @Override
    public String toString() {
      return "/" + protocol.label + (value.isEmpty() ? "" : "/" + value);
    }
  }

  public Multiaddr {
    parts = List.copyOf(parts);
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it is none, or names a protocol that is not known here
   */
  public static Multiaddr parse(String text) {
    if (text.length() < 2 || text.length() > MAX_LENGTH || text.charAt(0) != '/') {
      throw new IllegalArgumentException("invalid multiaddress");
    }
    String[] words = text.substring(1).split("/", -1);
    List<Part> parts = new ArrayList<>();
    for (int at = 0; at < words.length; at++) {
      Protocol protocol = Protocol.BY_LABEL.get(words[at]);
      if (protocol == null) {
        throw new IllegalArgumentException("unknown protocol '%s'".formatted(words[at]));
      }
      if (protocol.argument == Argument.NONE) {
        parts.add(new Part(protocol, ""));
      } else if (++at < words.length) {
        parts.add(new Part(protocol, words[at]));
      } else {
        throw new IllegalArgumentException("nothing after '%s'".formatted(protocol.label));
      }
    }
    return new Multiaddr(parts);
  }

  @Override
  public String toString() {
    return parts.stream().map(Part::toString).collect(Collectors.joining());
  }
}
