package io.serinus.node.cli.key;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.Mnemonic;
import io.serinus.crypto.keys.SecretUri;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.crypto.keys.Ss58Address;
import java.util.HexFormat;
import java.util.Optional;

/** What is told of a key, as the reference node's command prints it. */
final class KeyReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Network network;
  private final byte[] publicKey;
  private final byte[] accountId;
  private final Optional<String> phrase;
  private final Optional<String> seed;
  private final Optional<String> uri;

  private KeyReport(
      Network network,
      SignatureScheme scheme,
      byte[] publicKey,
      Optional<String> phrase,
      Optional<String> seed,
      Optional<String> uri) {
    this.network = network;
    this.publicKey = publicKey;
    this.accountId =
        scheme == SignatureScheme.ECDSA && publicKey.length > 32
            ? Hashing.blake2b256(publicKey)
            : publicKey;
    this.phrase = phrase;
    this.seed = seed;
    this.uri = uri;
  }

  /**
   * Of a secret URI.
   *
   * @param shown what to call it; the URI as it was given
   * @param uri the URI, password included
   * @throws IllegalArgumentException if it is none
   */
  static KeyReport ofSecret(SignatureScheme scheme, Network network, String shown, String uri) {
    KeyPair pair = KeyPair.fromUri(scheme, uri);
    Optional<String> seed = SecretSeeds.of(scheme, SecretUri.parse(uri)).map(KeyReport::hex);
    boolean isPhrase = Mnemonic.isValid(shown);
    return new KeyReport(
        network,
        scheme,
        pair.publicKey(),
        isPhrase ? Optional.of(shown) : Optional.empty(),
        seed,
        isPhrase ? Optional.empty() : Optional.of(shown));
  }

  /** Of a public key or account, given as its hex or address. */
  static KeyReport ofPublic(SignatureScheme scheme, Network network, String shown, byte[] key) {
    return new KeyReport(
        network, scheme, key, Optional.empty(), Optional.empty(), Optional.of(shown));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    if (seed.isEmpty() && phrase.isEmpty()) {
      text.append("Public Key URI `").append(uri.orElse("")).append("` is account:\n");
      line(text, "  Network ID/Version:", network.name());
    } else {
      if (phrase.isPresent()) {
        line(text, "Secret phrase:", phrase.get());
      } else {
        text.append("Secret Key URI `").append(uri.orElse("")).append("` is account:\n");
      }
      line(text, "  Network ID:", network.name());
      line(text, "  Secret seed:", seed.filter(s -> !s.isEmpty()).orElse("n/a"));
    }
    line(text, "  Public key (hex):", hex(publicKey));
    line(text, "  Account ID:", hex(accountId));
    line(text, "  Public key (SS58):", Ss58Address.encode(network.prefix(), publicKey));
    line(text, "  SS58 Address:", Ss58Address.encode(network.prefix(), accountId));
    return text.toString();
  }

  String json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("accountId", hex(accountId));
    json.put("networkId", network.name());
    json.put("publicKey", hex(publicKey));
    phrase.ifPresent(p -> json.put("secretPhrase", p));
    if (phrase.isEmpty() && seed.isPresent()) {
      json.put("secretKeyUri", uri.orElse(""));
    }
    seed.ifPresent(s -> json.put("secretSeed", s.isEmpty() ? "n/a" : s));
    json.put("ss58Address", Ss58Address.encode(network.prefix(), accountId));
    json.put("ss58PublicKey", Ss58Address.encode(network.prefix(), publicKey));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON always has a text", e);
    }
  }

  String as(KeyOptions.Output output) {
    return output == KeyOptions.Output.JSON ? json() : text();
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(label).repeat(' ', Math.max(1, 21 - label.length())).append(value).append('\n');
  }

  private static String hex(byte[] bytes) {
    return bytes.length == 0 ? "" : "0x" + HexFormat.of().formatHex(bytes);
  }
}
