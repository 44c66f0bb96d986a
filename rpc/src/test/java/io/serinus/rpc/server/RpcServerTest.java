package io.serinus.rpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.serinus.rpc.TestClient;
import io.serinus.rpc.json.Json;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.RpcException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RpcServerTest {
  private static final RpcLimits SMALL =
      RpcLimits.DEFAULT.withSizes(10_000, 20_000).withBatch(5).withSubscriptions(3);

  private final LinkedBlockingQueue<Subscription> subscriptions = new LinkedBlockingQueue<>();
  private final CountDownLatch bothRunning = new CountDownLatch(2);
  private volatile int gushed;
  private volatile boolean endedAfterGush;
  private boolean ready = true;
  private List<AutoCloseable> open = new ArrayList<>();

  private void methods(MethodRegistry.Builder to) {
    to.method("echo", params -> Json.body(params.required(0, "value")));
    to.method("fill", params -> JsonBody.string("x".repeat((int) params.u32(0, "count"))));
    to.method(
        "fail",
        params -> {
          throw RpcException.withText(1010, "Invalid Transaction", "Transaction is outdated");
        });
    to.method(
        "crash",
        params -> {
          throw new IllegalStateException("broken");
        });
    to.method(
        "meet",
        params -> {
          bothRunning.countDown();
          try {
            return JsonBody.bool(bothRunning.await(20, TimeUnit.SECONDS));
          } catch (InterruptedException e) {
            throw RpcException.internal("interrupted");
          }
        });
    to.unsafe("danger", params -> JsonBody.string("done"));
    to.alias("echo_again", "echo");
    to.subscription(
        "listen",
        "heard",
        "unlisten",
        (params, context, sink) -> {
          sink.send(JsonBody.number(1));
          subscriptions.add(sink);
        });
    to.subscription(
        "gush",
        "gushed",
        "ungush",
        (params, context, sink) -> {
          sink.farewell(JsonBody.string("farewell"));
          int sent = 0;
          while (sink.send(JsonBody.number(1))) {
            sent++;
          }
          gushed = sent;
          endedAfterGush = sink.isEnded();
        });
  }

  private RpcServer start(RpcConfig config) throws IOException {
    HealthCheck health =
        new HealthCheck() {
          @Override
          public JsonBody health() {
            return out -> {
              out.writeStartObject();
              out.writeNumberField("peers", 0);
              out.writeEndObject();
            };
          }

          @Override
          public boolean isReady() {
            return ready;
          }
        };
    RpcServer server = RpcServer.start(config, MethodRegistry.of(List.of(this::methods)), health);
    open.add(server);
    return server;
  }

  private RpcServer small() throws IOException {
    return start(RpcConfig.local(0).withLimits(SMALL));
  }

  private TestClient connect(RpcServer server) {
    TestClient client = new TestClient(server.address());
    open.add(client);
    return client;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"jsonrpc":"2.0","id":1,"method":"echo","params":["a"]} | {"jsonrpc":"2.0","id":1,"result":"a"}
          {"jsonrpc":"2.0","id":"x","method":"echo","params":{"value":[1,{"b":2}]}} | {"jsonrpc":"2.0","id":"x","result":[1,{"b":2}]}
          {"jsonrpc":"2.0","id":null,"method":"echo_again","params":[7]} | {"jsonrpc":"2.0","id":null,"result":7}
          {"jsonrpc":"2.0","id":1,"method":"echo","params":[]} | {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params","data":"missing parameter `value`"}}
          {"jsonrpc":"2.0","id":1,"method":"nothing"} | {"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}
          {"jsonrpc":"2.0","id":1,"method":"fail"} | {"jsonrpc":"2.0","id":1,"error":{"code":1010,"message":"Invalid Transaction","data":"Transaction is outdated"}}
          {"jsonrpc":"2.0","id":1,"method":"crash"} | {"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"Internal error"}}
          {"jsonrpc":"1.0","id":1,"method":"echo"} | {"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"Invalid request"}}
          {"jsonrpc":"2.0","id":1,"method":5} | {"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"Invalid request"}}
          {"jsonrpc":"2.0","id":1,"method":"echo","params":"a"} | {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params","data":"expected an array or an object"}}
          {"jsonrpc":"2.0","id":1,"method":"fail","params":"a"} | {"jsonrpc":"2.0","id":1,"error":{"code":1010,"message":"Invalid Transaction","data":"Transaction is outdated"}}
          {"jsonrpc":"2.0","id":{},"method":"echo","params":["a"]} | {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Invalid request"}}
          {"jsonrpc":"2.0","id":1,"method":"listen"} | {"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"Internal error"}}
          {"jsonrpc":"2.0","id":1,"method":"unlisten","params":["FOO"]} | {"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"Internal error"}}
          {} | {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error"}}
          {"jsonrpc":"2.0","method":1,"params":"a"} | {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error"}}
          [{}] | [{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Invalid request"}}]
          [] | {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Invalid request"}}
          {"jsonrpc": | {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error"}}
          {} {} | {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error"}}
          {"jsonrpc":"2.0","id":1,"method":"listen"} | {"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"Internal error"}}
          [{"jsonrpc":"2.0","id":1,"method":"echo","params":[1]},{"jsonrpc":"2.0","method":"echo","params":[2]},3] | [{"jsonrpc":"2.0","id":1,"result":1},{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Invalid request"}}]
          [1,2,3,4,5,6] | {"jsonrpc":"2.0","id":null,"error":{"code":-32010,"message":"The batch request was too large","data":"Exceeded max limit of 5"}}
          {"jsonrpc":"2.0","id":1,"method":"fill","params":[20001]} | {"jsonrpc":"2.0","id":1,"error":{"code":-32008,"message":"Response is too big","data":"Exceeded max limit of 20000"}}
          """)
  void answersOverHttpAsJsonRpcSays(String request, String answer) throws Exception {
    HttpResponse<String> response = TestClient.post(small().address(), request);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type"))
        .hasValue("application/json; charset=utf-8");
    assertThat(response.body()).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "5", "\"x\"", "null", "nonsense"})
  void refusesWhatIsNeitherRequestNorBatch(String text) throws Exception {
    RpcServer server = small();
    HttpResponse<String> response = TestClient.post(server.address(), text);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,"
                + "\"message\":\"Parse error\"}}");
    TestClient client = connect(server);
    client.send(text);
    assertThat(client.answer()).hasToString(response.body());
    String request = " \n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"echo\",\"params\":[1]}";
    assertThat(TestClient.post(server.address(), request).statusCode()).isEqualTo(200);
  }

  @Test
  void asksForTheBodyOfClientsThatWaitForIt() throws Exception {
    String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"echo\",\"params\":[7]}";
    String head =
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Expect: 100-continue\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    try (Socket socket = new Socket("127.0.0.1", small().address().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] goOn = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      assertThat(socket.getInputStream().readNBytes(goOn.length)).isEqualTo(goOn);
      socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .endsWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":7}");
    }
  }

  @Test
  void answersNothingToNotifications() throws Exception {
    RpcServer server = small();
    String notification = "{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"params\":[1]}";
    assertThat(TestClient.post(server.address(), notification).body()).isEmpty();
    String odd = "{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"params\":1}";
    assertThat(TestClient.post(server.address(), odd).body()).isEmpty();
    assertThat(TestClient.post(server.address(), "[" + notification + "]").body()).isEmpty();
  }

  @Test
  void refusesBatchesWhoseAnswerGrowsTooLarge() throws Exception {
    String one = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"fill\",\"params\":[9000]}";
    String answer =
        TestClient.post(small().address(), "[" + one + "," + one + "," + one + "]").body();
    assertThat(Json.read(answer).get("error").get("code").intValue()).isEqualTo(-32011);
  }

  @Test
  void refusesBatchesWhereTheyAreOff() throws Exception {
    RpcServer server = start(RpcConfig.local(0).withLimits(SMALL.withBatch(0)));
    String answer =
        TestClient.post(
                server.address(),
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"echo\",\"params\":[1]}]")
            .body();
    assertThat(Json.read(answer).get("error").get("code").intValue()).isEqualTo(-32005);
  }

  @Test
  void refusesOversizedHttpBodies() throws Exception {
    RpcServer server = small();
    HttpResponse<String> response = TestClient.post(server.address(), "x".repeat(10_001));
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body())
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32007,\"message\":\"Request is"
                + " too big\",\"data\":\"Exceeded max limit of 10000\"}}");
    assertThat(TestClient.post(server.address(), "[]").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesOversizedMessagesAndCloses() throws Exception {
    RpcServer server = small();
    TestClient client = connect(server);
    client.send("\"" + "x".repeat(20_000) + "\"");
    assertThat(client.answer().get("error").get("code").intValue()).isEqualTo(-32007);
    assertThat(client.awaitClosed()).isIn(1009, -1);
    assertThat(connect(server).result("echo", "[1]").intValue()).isEqualTo(1);
  }

  @Test
  void refusesNestingBombs() throws Exception {
    String bomb = "[".repeat(5_000);
    assertThat(Json.read(TestClient.post(small().address(), bomb).body()).get("error").get("code"))
        .hasToString("-32700");
  }

  @Test
  void wantsPostAndJson() throws Exception {
    RpcServer server = small();
    assertThat(TestClient.send(server.address(), "GET", "/").statusCode()).isEqualTo(405);
    assertThat(TestClient.post(server.address(), "{}", "content-type", "text/plain").statusCode())
        .isEqualTo(415);
  }

  @Test
  void reportsHealth() throws Exception {
    RpcServer server = small();
    HttpResponse<String> health = TestClient.send(server.address(), "GET", "/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).isEqualTo("{\"peers\":0}");
    assertThat(TestClient.send(server.address(), "GET", "/health/readiness").statusCode())
        .isEqualTo(200);
    ready = false;
    assertThat(TestClient.send(server.address(), "GET", "/health/readiness").statusCode())
        .isEqualTo(500);
    for (String path : new String[] {"/health", "/health/readiness"}) {
      assertThat(TestClient.send(server.address(), "POST", path).statusCode()).isEqualTo(405);
    }
  }

  @Test
  void letsPagesOfAllowedOriginsCall() throws Exception {
    RpcServer server = small();
    HttpResponse<String> allowed =
        TestClient.send(server.address(), "OPTIONS", "/", "Origin", "http://localhost:3000");
    assertThat(allowed.headers().firstValue("access-control-allow-origin"))
        .hasValue("http://localhost:3000");
    HttpResponse<String> denied =
        TestClient.send(server.address(), "OPTIONS", "/", "Origin", "https://evil.example");
    assertThat(denied.headers().firstValue("access-control-allow-origin")).isEmpty();
    assertThatThrownBy(() -> new TestClient(server.address(), "https://evil.example"))
        .isInstanceOf(CompletionException.class);
    try (TestClient page = new TestClient(server.address(), "https://polkadot.js.org")) {
      assertThat(page.result("echo", "[1]").intValue()).isEqualTo(1);
    }
  }

  @Test
  void wantsItsOwnNameAsHost() throws Exception {
    RpcServer server = small();
    int port = server.address().getPort();
    assertThat(rawStatus(port, "evil.example")).contains("403");
    assertThat(rawStatus(port, "localhost:" + port)).contains("405");
    RpcServer forEveryPage = start(RpcConfig.local(0).withCors(CorsPolicy.ALL));
    assertThat(rawStatus(forEveryPage.address().getPort(), "evil.example")).contains("405");
  }

  private static String rawStatus(int port, String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket
          .getOutputStream()
          .write(
              ("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  @ParameterizedTest
  @CsvSource({"AUTO, true, true", "AUTO, false, false", "SAFE, true, false", "UNSAFE, false, true"})
  void closesUnsafeMethodsToOutsiders(RpcConfig.MethodPolicy policy, boolean loopback, boolean open)
      throws Exception {
    RpcConfig config = RpcConfig.local(0).withMethods(policy);
    TestClient client = connect(start(loopback ? config : config.external()));
    if (open) {
      assertThat(client.result("danger", "[]").textValue()).isEqualTo("done");
    } else {
      JsonNode error = client.error("danger", "[]");
      assertThat(error.get("code").intValue()).isEqualTo(-32601);
      assertThat(error.get("message").textValue())
          .isEqualTo("RPC call is unsafe to be called externally");
    }
  }

  @Test
  void subscribes() throws Exception {
    TestClient client = connect(small());
    String id = client.result("listen", "[]").textValue();
    Subscription sink = subscriptions.take();
    assertThat(id).hasSize(16).isEqualTo(sink.id());
    JsonNode first = client.notification();
    assertThat(first)
        .hasToString(
            "{\"jsonrpc\":\"2.0\",\"method\":\"heard\",\"params\":{\"subscription\":\""
                + id
                + "\",\"result\":1}}");
    assertThat(sink.send(JsonBody.number(2))).isTrue();
    assertThat(client.event().intValue()).isEqualTo(2);
    assertThat(client.result("unlisten", "[\"FOO\"]").booleanValue()).isFalse();
    assertThat(client.result("unlisten", "[\"" + id + "\"]").booleanValue()).isTrue();
    assertThat(client.result("unlisten", "[\"" + id + "\"]").booleanValue()).isFalse();
    assertThat(sink.send(JsonBody.number(3))).isFalse();
  }

  @Test
  void endsSubscriptionsOfTheirOwnKindOnly() throws Exception {
    TestClient client = connect(small());
    String id = client.result("listen", "[]").textValue();
    Subscription sink = subscriptions.take();
    assertThat(client.result("ungush", "[\"" + id + "\"]").booleanValue()).isFalse();
    for (String noId : List.of("[]", "[5]", "[[]]", "{}")) {
      assertThat(client.result("unlisten", noId)).hasToString("false");
    }
    assertThat(sink.isEnded()).isFalse();
    assertThat(client.result("unlisten", "[\"" + id + "\"]").booleanValue()).isTrue();
  }

  @Test
  void boundsSubscriptions() throws Exception {
    TestClient client = connect(small());
    String first = client.result("listen", "[]").textValue();
    client.result("listen", "[]");
    client.result("listen", "[]");
    assertThat(client.error("listen", "[]").get("code").intValue()).isEqualTo(-32006);
    client.result("unlisten", "[\"" + first + "\"]");
    client.result("listen", "[]");
  }

  @Test
  void endsSubscriptionsWithTheConnection() throws Exception {
    TestClient client = connect(small());
    client.result("listen", "[]");
    CountDownLatch ended = new CountDownLatch(1);
    subscriptions.take().onEnd(ended::countDown);
    client.close();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void runsRequestsOfOneConnectionSideBySide() throws Exception {
    TestClient client = connect(small());
    client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"meet\"}");
    client.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"meet\"}");
    assertThat(client.answer().get("result").booleanValue()).isTrue();
    assertThat(client.answer().get("result").booleanValue()).isTrue();
  }

  @Test
  void turnsConnectionsAboveTheLimitAway() throws Exception {
    RpcServer server = start(RpcConfig.local(0).withLimits(SMALL.withConnections(1)));
    TestClient client = connect(server);
    assertThat(client.result("echo", "[1]").intValue()).isEqualTo(1);
    assertThat(rawStatus(server.address().getPort(), "localhost")).contains("429");
  }

  @Test
  void survivesGarbage() throws Exception {
    RpcServer server = small();
    try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
      socket.getOutputStream().write(new byte[] {0, 1, 2, 3, 13, 10, 13, 10});
      InputStream in = socket.getInputStream();
      assertThat(in.readAllBytes()).isEmpty();
    }
    TestClient client = connect(server);
    client.send("\u0000garbage");
    assertThat(client.answer().get("error").get("code").intValue()).isEqualTo(-32700);
    assertThat(client.result("echo", "[1]").intValue()).isEqualTo(1);
  }

  @Test
  void dropsSubscriptionsOfClientsThatDoNotRead() throws Exception {
    RpcServer server =
        start(RpcConfig.local(0).withLimits(RpcLimits.DEFAULT.withBuffers(8, 64L << 20)));
    try (Socket socket = handshake(server)) {
      RawWebSocket.writeText(socket, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"listen\"}");
      Subscription sink = subscriptions.take();
      String large = "x".repeat(1 << 20);
      int sent = 0;
      while (sent < 100 && sink.send(JsonBody.string(large))) {
        sent++;
      }
      assertThat(sent).isLessThan(100);
      assertThat(sink.isEnded()).isTrue();
      assertThat(sink.connection().outboundBytes()).isLessThan(16L << 20);
    }
  }

  @Test
  void closesConnectionsThatPileUpAnswers() throws Exception {
    RpcServer server =
        start(RpcConfig.local(0).withLimits(RpcLimits.DEFAULT.withBuffers(1000, 1 << 20)));
    try (Socket socket = handshake(server)) {
      RawWebSocket.writeText(socket, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"listen\"}");
      Subscription sink = subscriptions.take();
      CountDownLatch ended = new CountDownLatch(1);
      sink.onEnd(ended::countDown);
      String large = "x".repeat(1 << 18);
      for (int i = 0; i < 100 && sink.send(JsonBody.string(large)); i++) {
        assertThat(sink.connection().outboundBytes()).isLessThan(2 << 20);
      }
      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void servesOthersWhileOneFloods() throws Exception {
    RpcServer server = start(RpcConfig.local(0));
    Socket socket = handshake(server);
    open.add(socket);
    RawWebSocket.writeText(socket, "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"listen\"}");
    Connection flooder = subscriptions.take().connection();
    Thread.ofVirtual().start(() -> flood(socket));
    TestClient client = connect(server);
    for (int i = 0; i < 200; i++) {
      assertThat(client.result("echo", "[1]").intValue()).isEqualTo(1);
      assertThat(flooder.outboundBytes()).isLessThan(40L << 20);
    }
  }

  /** Asks for a megabyte again and again and reads nothing, until the socket is closed. */
  private static void flood(Socket socket) {
    try {
      for (int i = 0; i < 100_000; i++) {
        RawWebSocket.writeText(
            socket, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"fill\",\"params\":[1000000]}");
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  @Test
  void bidsSlowClientsFarewell() throws Exception {
    RpcServer server =
        start(RpcConfig.local(0).withLimits(RpcLimits.DEFAULT.withBuffers(2, 64L << 20)));
    TestClient client = connect(server);
    client.result("listen", "[]");
    Subscription sink = subscriptions.take();
    sink.farewell(JsonBody.string("farewell"));
    int sent = 0;
    while (sent < 100_000 && sink.send(JsonBody.string("x".repeat(1 << 20)))) {
      sent++;
    }
    assertThat(sink.isEnded()).isTrue();
    JsonNode last = client.event();
    while (!last.isTextual() || !last.textValue().equals("farewell")) {
      last = client.event();
    }
    assertThat(client.result("echo", "[1]").intValue()).isEqualTo(1);
  }

  @Test
  void bidsFarewellEvenBeforeTheClientKnowsItsSubscription() throws Exception {
    RpcServer server =
        start(RpcConfig.local(0).withLimits(RpcLimits.DEFAULT.withBuffers(2, 64L << 20)));
    TestClient client = connect(server);
    client.result("gush", "[]");
    assertThat(endedAfterGush).isTrue();
    assertThat(gushed).isEqualTo(2);
    assertThat(client.event().intValue()).isEqualTo(1);
    assertThat(client.event().intValue()).isEqualTo(1);
    assertThat(client.event().textValue()).isEqualTo("farewell");
    assertThat(client.result("ungush", "[\"none\"]").booleanValue()).isFalse();
  }

  private static Socket handshake(RpcServer server) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(server.address());
    RawWebSocket.handshake(socket);
    return socket;
  }

  @Test
  void namesItsMethods() throws Exception {
    JsonNode methods = connect(small()).result("rpc_methods", "[]").get("methods");
    assertThat(methods)
        .extracting(JsonNode::textValue)
        .containsExactly(
            "crash",
            "danger",
            "echo",
            "echo_again",
            "fail",
            "fill",
            "gush",
            "listen",
            "meet",
            "rpc_methods",
            "ungush",
            "unlisten");
  }

  @Test
  void matchesOrigins() {
    assertThat(CorsPolicy.DEFAULT.allows("http://localhost")).isTrue();
    assertThat(CorsPolicy.DEFAULT.allows("http://localhost:80a")).isFalse();
    assertThat(CorsPolicy.DEFAULT.allows("http://localhost.evil.example")).isFalse();
    assertThat(CorsPolicy.parse("https://a.example, null").allows("null")).isTrue();
    assertThat(CorsPolicy.parse("all").allows("https://any.example")).isTrue();
  }
}
