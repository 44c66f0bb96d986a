package io.serinus.conformance;

import io.serinus.host.executor.WasmRuntime;
import io.serinus.host.hostapi.HostServices;
import io.serinus.host.hostapi.JdkHttp;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The suite's {@code host-api} cases. */
public final class HostApiAdapter {
  private static final Pattern STORAGE =
      Pattern.compile("ext_(storage|default_child_storage)_(\\w+)_version_1");
  private static final Pattern CRYPTO =
      Pattern.compile("ext_crypto_(ed25519|sr25519)_(\\w+)_version_1");

  private final WasmRuntime tester;

  HostApiAdapter(WasmRuntime tester) {
    this.tester = tester;
  }

  /**
   * Runs a case on a fresh state.
   *
   * @param function the suite's name of the case
   * @return false if the suite has no such case
   * @throws CaseFailure if the host behaved wrongly
   */
  boolean run(String function, List<String> input, PrintStream out) {
    if (!function.startsWith("ext_offchain_http_")) {
      return run(
          function, new CaseContext(Tester.fresh(tester, HostServices.NONE.http()), input, out));
    }
    try (JdkHttp http = new JdkHttp(InstantSource.system())) {
      return run(function, new CaseContext(Tester.fresh(tester, http), input, out));
    }
  }

  private static boolean run(String function, CaseContext c) {
    if (LaterFlows.run(function, c)) {
      return true;
    }
    Matcher storage = STORAGE.matcher(function);
    if (storage.matches()) {
      return StorageFlows.run(storage.group(2), !storage.group(1).equals("storage"), c);
    }
    Matcher crypto = CRYPTO.matcher(function);
    if (crypto.matches()) {
      return CryptoFlows.run(crypto.group(1), crypto.group(2), c);
    }
    switch (function) {
      case "test_storage_init" -> c.printHex(c.tester().bytes("ext_storage_root_version_1"));
      case "ext_hashing_keccak_256_version_1",
          "ext_hashing_sha2_256_version_1",
          "ext_hashing_blake2_128_version_1",
          "ext_hashing_blake2_256_version_1",
          "ext_hashing_twox_256_version_1",
          "ext_hashing_twox_128_version_1",
          "ext_hashing_twox_64_version_1" ->
          c.printHex(c.tester().bytes(function, c.in(0)));
      case "ext_allocator_malloc_version_1", "ext_allocator_free_version_1" ->
          c.print(
              c.requireSome(c.tester().bytes(function, c.in(0)), c.in(0), "what the chunk held"));
      case "ext_trie_blake2_256_root_version_1" -> trieRoot(c, function, 2);
      case "ext_trie_blake2_256_ordered_root_version_1" -> trieRoot(c, function, 1);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The root of three entries of one or two inputs each. */
  private static void trieRoot(CaseContext c, String function, int inputs) {
    ScaleWriter arguments = new ScaleWriter().writeCompact(3);
    for (int i = 0; i < 3 * inputs; i++) {
      arguments.writeBytes(c.in(i));
    }
    c.printHex(new ScaleReader(c.tester().call(function, arguments)).readBytes());
  }
}
