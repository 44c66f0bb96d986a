package io.serinus.rpc.server;

import java.util.Arrays;
import java.util.List;

/**
 * Which web pages may call: a list of origins ({@code scheme://host:port}, where {@code *} stands
 * for any port), or all.
 *
 * @param all whether every origin may
 * @param origins those that may, if not all
 */
public record CorsPolicy(boolean all, List<String> origins) {
  /** Pages of this machine, and polkadot.js. */
  public static final CorsPolicy DEFAULT =
      new CorsPolicy(
          false,
          List.of(
              "http://localhost:*",
              "http://127.0.0.1:*",
              "https://localhost:*",
              "https://127.0.0.1:*",
              "https://polkadot.js.org"));

  /** Every page. */
  public static final CorsPolicy ALL = new CorsPolicy(true, List.of());

  /** The list is not to be changed. */
  public CorsPolicy {
    origins = List.copyOf(origins);
  }

  /** Of the option's value: {@code all}, or origins between commas. */
  public static CorsPolicy parse(String text) {
    if (text.equals("all") || text.equals("*")) {
      return ALL;
    }
    return new CorsPolicy(
        false,
        Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList());
  }

  /** Whether pages of the origin may call. */
  public boolean allows(String origin) {
    return all || origins.stream().anyMatch(allowed -> matches(allowed, origin));
  }

  private static boolean matches(String allowed, String origin) {
    if (!allowed.endsWith(":*")) {
      return allowed.equalsIgnoreCase(origin);
    }
    String site = allowed.substring(0, allowed.length() - 2);
    if (!origin.regionMatches(true, 0, site, 0, site.length())) {
      return false;
    }
    String rest = origin.substring(site.length());
    return rest.isEmpty()
        || (rest.length() > 1
            && rest.charAt(0) == ':'
            && rest.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
  }
}
