package io.serinus.host.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class JdkHttpTest {
  private static final long NEVER = -1;

  private final JdkHttp http = new JdkHttp(InstantSource.system());
  private HttpServer server = newServer();

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void serve() {
    server.createContext(
        "/echo",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange
              .getResponseHeaders()
              .add("X-Given", String.valueOf(exchange.getRequestHeaders().getFirst("X-Asked")));
          exchange.sendResponseHeaders(201, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    http.close();
    server.stop(0);
  }

  private String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/echo";
  }

  @Test
  void sendsABodyAndReadsTheAnswer() {
    int request = http.start("POST", uri());
    assertThat(http.addHeader(request, "X-Asked", "yes")).isTrue();
    assertThat(http.writeBody(request, "hello ".getBytes(StandardCharsets.UTF_8), NEVER)).isNull();
    assertThat(http.addHeader(request, "X-Late", "no")).isFalse();
    assertThat(http.writeBody(request, "world".getBytes(StandardCharsets.UTF_8), NEVER)).isNull();
    assertThat(http.writeBody(request, new byte[0], NEVER)).isNull();
    assertThat(http.writeBody(request, new byte[1], NEVER)).isEqualTo(OffchainHttp.Failure.INVALID);
    assertThat(http.await(List.of(request), NEVER))
        .containsExactly(new OffchainHttp.Status(null, 201));
    assertThat(http.headers(request)).contains(Map.entry("x-given", "yes"));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    for (byte[] part = read(request); part.length > 0; part = read(request)) {
      assertThat(part.length).isLessThanOrEqualTo(4);
      answer.writeBytes(part);
    }
    assertThat(answer.toString(StandardCharsets.UTF_8)).isEqualTo("hello world");
    assertThat(http.readBody(request, 4, NEVER).failure()).isEqualTo(OffchainHttp.Failure.INVALID);
  }

  private byte[] read(int request) {
    OffchainHttp.Chunk chunk = http.readBody(request, 4, NEVER);
    assertThat(chunk.failure()).isNull();
    return chunk.bytes();
  }

  @Test
  void sendsWithoutABodyWhenTheAnswerIsAwaited() {
    int request = http.start("GET", uri());
    assertThat(http.await(List.of(request, 77), NEVER))
        .containsExactly(
            new OffchainHttp.Status(null, 201),
            new OffchainHttp.Status(OffchainHttp.Failure.INVALID, 0));
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThat(http.start("GET", "not a uri")).isEqualTo(-1);
    assertThat(http.start("BAD METHOD", uri())).isEqualTo(-1);
    assertThat(http.addHeader(5, "a", "b")).isFalse();
    server.stop(0);
    int request = http.start("GET", uri());
    assertThat(http.await(List.of(request), NEVER))
        .containsExactly(new OffchainHttp.Status(OffchainHttp.Failure.IO_ERROR, 0));
  }

  @Test
  void heedsDeadlines() {
    server.createContext("/silent", exchange -> {});
    int request = http.start("GET", uri().replace("echo", "silent"));
    assertThat(http.await(List.of(request), 0))
        .containsExactly(new OffchainHttp.Status(OffchainHttp.Failure.DEADLINE_REACHED, 0));
  }
}
