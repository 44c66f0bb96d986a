package io.serinus.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cases in the suite's shape for what the suite leaves out, through the command line's own way. The
 * roots were computed by {@code @acala-network/chopsticks-executor}, the ecdsa keys and signatures
 * by {@code @polkadot/util-crypto}, the hashes by {@code @noble/hashes}; what the storage cases
 * print is what went in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FurtherCasesTest {
  private static final int CASES = 64;
  private static final int FUNCTIONS = 22;

  @SuppressWarnings("NullAway.Init")
  private HostApiAdapter adapter;

  @BeforeAll
  void compile(@TempDir Path folder) throws IOException {
    adapter = new HostApiAdapter(Tester.runtime(folder));
  }

  private String print(String function, List<String> input) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    assertThat(adapter.run(function, input, out)).as(function).isTrue();
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyCasePrintsWhatOthersCompute() throws IOException {
    JsonNode cases;
    try (InputStream in = FurtherCasesTest.class.getResourceAsStream("further-cases.json")) {
      cases = new ObjectMapper().readTree(in);
    }
    Set<String> functions = new TreeSet<>();
    for (JsonNode entry : cases) {
      List<String> input = new ArrayList<>();
      entry.get("input").forEach(i -> input.add(i.asText()));
      String function = entry.get("function").asText();
      functions.add(function);
      assertThat(print(function, input))
          .as("%s %s", function, input)
          .isEqualTo(entry.get("stdout").asText());
    }
    assertThat(cases).hasSize(CASES);
    assertThat(functions).hasSize(FUNCTIONS);
  }

  @Test
  void aRequestOverHttp() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String asked =
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestHeaders().getFirst("x-ask")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] answer = asked.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("x-answer", "yes");
          exchange.sendResponseHeaders(201, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      String uri = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      // One status: finished, with code 201.
      assertThat(
              print(
                  "ext_offchain_http_request_start_version_1",
                  List.of("POST", uri, "x-ask", "why", "because")))
          .isEqualTo("0403c900\nPOST why because\n");
    } finally {
      server.stop(0);
    }
  }
}
