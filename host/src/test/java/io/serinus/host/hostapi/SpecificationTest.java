package io.serinus.host.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.wasm.FunctionType;
import io.serinus.wasm.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Our table of the Host API beside the specification's. */
final class SpecificationTest {
  /**
   * Where the specification's prototype is not what runtimes import: key types and messages of a
   * fixed size travel as pointers, as everywhere else.
   */
  private static final Map<String, String> ERRATA =
      Map.of(
          "ext_crypto_ecdsa_public_keys_version_1", "(i32) -> i64",
          "ext_crypto_ecdsa_sign_prehashed_version_1", "(i32 i32 i32) -> i64");

  /** Functions that runtimes import and the specification leaves out. */
  private static final List<String> BEYOND =
      List.of(
          "ext_storage_proof_size_storage_proof_size_version_1",
          "ext_transaction_index_index_version_1",
          "ext_transaction_index_renew_version_1",
          "ext_wasm_tracing_enabled_version_1",
          "ext_wasm_tracing_enter_span_version_1",
          "ext_wasm_tracing_event_version_1",
          "ext_wasm_tracing_exit_version_1");

  private static Map<String, String> specified() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SpecificationTest.class.getResourceAsStream("polkadot-spec-functions.txt"))) {
      Map<String, String> functions = new HashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                int space = line.indexOf(' ');
                functions.put(line.substring(0, space), line.substring(space + 1));
              });
      return functions;
    }
  }

  private static String signature(FunctionType type) {
    return type.parameters().stream()
            .map(SpecificationTest::name)
            .collect(Collectors.joining(" ", "(", ")"))
        + type.results().stream().map(t -> " -> " + name(t)).collect(Collectors.joining());
  }

  private static String name(ValueType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  @Test
  void everyFunctionIsThereWithItsSignature() throws IOException {
    Map<String, String> wanted = specified();
    assertThat(wanted).hasSize(100);
    wanted.putAll(ERRATA);
    Map<String, String> ours = new HashMap<>();
    HostFunctions.byName()
        .forEach((name, definition) -> ours.put(name, signature(definition.type())));
    assertThat(ours).containsAllEntriesOf(wanted);
    TreeSet<String> more = new TreeSet<>(ours.keySet());
    more.removeAll(wanted.keySet());
    assertThat(more).containsExactlyInAnyOrderElementsOf(BEYOND);
  }
}
