package io.serinus.node.cli.key;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.Mnemonic;
import io.serinus.crypto.keys.SecretUri;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.crypto.keys.Ss58Address;
import io.serinus.node.json.PrettyJson;
import java.util.HexFormat;

/** What is told of a key, as the reference node's command prints it. */
final class KeyReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int SECRET_WIDTH = 21;
  private static final int PUBLIC_WIDTH = 22;

  private final Network network;
  private final byte[] publicKey;
  private final byte[] accountId;
  private final Origin origin;

  /** What a key was found by. */
  private sealed interface Origin {
    /** A phrase, and its seed in hex. */
    record Phrase(String phrase, String seed) implements Origin {}

    /** A secret URI, and the seed at its end; {@code n/a} where it has none. */
    record SecretKey(String uri, String seed) implements Origin {}

    /** An address. */
    record Address(String address) implements Origin {}

    /** The public key itself. */
    record PublicKey() implements Origin {}
  }

  private KeyReport(Network network, SignatureScheme scheme, byte[] publicKey, Origin origin) {
    this.network = network;
    this.publicKey = publicKey;
    this.accountId = scheme == SignatureScheme.ECDSA ? Hashing.blake2b256(publicKey) : publicKey;
    this.origin = origin;
  }

  /**
   * Of a secret URI.
   *
   * @param shown what to call it; the URI as it was given
   * @param uri the URI with its password
   * @throws IllegalArgumentException if its phrase or its seed is not valid
   */
  static KeyReport ofSecret(SignatureScheme scheme, Network network, String shown, SecretUri uri) {
    byte[] publicKey = KeyPair.fromUri(scheme, uri).publicKey();
    String seed = SecretSeeds.of(scheme, uri).map(KeyReport::hex).orElse("n/a");
    return new KeyReport(
        network,
        scheme,
        publicKey,
        Mnemonic.isValid(shown)
            ? new Origin.Phrase(shown, seed)
            : new Origin.SecretKey(shown, seed));
  }

  /** Of an address that stands for a public key. */
  static KeyReport ofAddress(SignatureScheme scheme, Network network, String address, byte[] key) {
    return new KeyReport(network, scheme, key, new Origin.Address(address));
  }

  /** Of a public key. */
  static KeyReport ofPublicKey(SignatureScheme scheme, Network network, byte[] key) {
    return new KeyReport(network, scheme, key, new Origin.PublicKey());
  }

  String text() {
    StringBuilder text = new StringBuilder();
    int width =
        switch (origin) {
          case Origin.Phrase(String phrase, String seed) -> {
            line(text, SECRET_WIDTH, "Secret phrase:", phrase);
            yield secretLines(text, seed);
          }
          case Origin.SecretKey(String uri, String seed) -> {
            text.append("Secret Key URI `").append(uri).append("` is account:\n");
            yield secretLines(text, seed);
          }
          case Origin.Address(String address) -> {
            text.append("Public Key URI `").append(address).append("` is account:\n  ");
            yield publicLine(text);
          }
          case Origin.PublicKey() -> publicLine(text);
        };
    line(text, width, "  Public key (hex):", hex(publicKey));
    line(text, width, "  Account ID:", hex(accountId));
    line(text, width, "  Public key (SS58):", Ss58Address.encode(network.prefix(), publicKey));
    line(text, width, "  SS58 Address:", Ss58Address.encode(network.prefix(), accountId));
    return text.toString();
  }

  private int secretLines(StringBuilder text, String seed) {
    line(text, SECRET_WIDTH, "  Network ID:", network.name());
    line(text, SECRET_WIDTH, "  Secret seed:", seed);
    return SECRET_WIDTH;
  }

  private int publicLine(StringBuilder text) {
    text.append("Network ID/Version: ").append(network.name()).append('\n');
    return PUBLIC_WIDTH;
  }

  String json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("accountId", hex(accountId));
    json.put("networkId", network.name());
    json.put("publicKey", hex(publicKey));
    switch (origin) {
      case Origin.Phrase(String phrase, String seed) ->
          json.put("secretPhrase", phrase).put("secretSeed", seed);
      case Origin.SecretKey(String uri, String seed) ->
          json.put("secretKeyUri", uri).put("secretSeed", seed);
      case Origin.Address(String address) -> json.put("publicKeyUri", address);
      case Origin.PublicKey() -> {}
    }
    json.put("ss58Address", Ss58Address.encode(network.prefix(), accountId));
    json.put("ss58PublicKey", Ss58Address.encode(network.prefix(), publicKey));
    return PrettyJson.text(json) + "\n";
  }

  String as(KeyOptions.Output output) {
    return output == KeyOptions.Output.JSON ? json() : text();
  }

  private static void line(StringBuilder text, int width, String label, String value) {
    text.append(label).repeat(' ', width - label.length()).append(value).append('\n');
  }

  private static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
