package io.serinus.node.cli.key;

import io.serinus.crypto.keys.Ss58Address;
import java.util.Map;

/**
 * A network's addresses.
 *
 * @param name as people call it
 * @param prefix the prefix of its addresses
 */
record Network(String name, int prefix) {
  static final Network SUBSTRATE = new Network("substrate", Ss58Address.GENERIC);

  private static final Map<String, Integer> KNOWN =
      Map.of("polkadot", 0, "kusama", Ss58Address.KUSAMA, "substrate", Ss58Address.GENERIC);
  private static final int MAX_PREFIX = 16383;

  /**
   * The network of a name or number.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Network parse(String text) {
    Integer known = KNOWN.get(text);
    if (known != null) {
      return new Network(text, known);
    }
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= MAX_PREFIX) {
      return ofPrefix(Integer.parseInt(text));
    }
    throw new IllegalArgumentException(
        "expected substrate, kusama, polkadot or a number up to " + MAX_PREFIX + ", not " + text);
  }

  static Network ofPrefix(int prefix) {
    return KNOWN.entrySet().stream()
        .filter(entry -> entry.getValue() == prefix)
        .findFirst()
        .map(entry -> new Network(entry.getKey(), prefix))
        .orElse(new Network(Integer.toString(prefix), prefix));
  }
}
