package io.serinus.rpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.serinus.rpc.TestClient;
import io.serinus.rpc.json.Json;
import io.serinus.rpc.json.JsonBody;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that want the node to hold more than it should. */
class HostileClientsTest {
  private static final HealthCheck HEALTHY =
      new HealthCheck() {
        @Override
        public JsonBody health() {
          return JsonBody.NULL;
        }

        @Override
        public boolean isReady() {
          return true;
        }
      };

  private final LinkedBlockingQueue<Subscription> subscriptions = new LinkedBlockingQueue<>();
  private final AtomicInteger filled = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final List<AutoCloseable> open = new ArrayList<>();

  private MethodRegistry methods() {
    return MethodRegistry.of(
        List.of(
            to ->
                to.method("echo", params -> Json.body(params.required(0, "value")))
                    .method(
                        "fill",
                        params -> {
                          filled.incrementAndGet();
                          begun.countDown();
                          return JsonBody.string("x".repeat((int) params.u32(0, "count")));
                        })
                    .subscription(
                        "listen",
                        "heard",
                        "unlisten",
                        (params, context, sink) -> subscriptions.add(sink))));
  }

  private RpcServer start(RpcLimits limits) throws IOException {
    RpcServer server = RpcServer.start(RpcConfig.local(0).withLimits(limits), methods(), HEALTHY);
    open.add(server);
    return server;
  }

  private TestClient connect(RpcServer server) {
    TestClient client = new TestClient(server.address());
    open.add(client);
    return client;
  }

  private Socket socket(RpcServer server) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(server.address());
    open.add(socket);
    return socket;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  private static String post(String body) {
    return "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "\"\"", "0"})
  void doesNotBuildTreesThatDwarfTheRequest(String element) throws Exception {
    RpcServer server = start(RpcLimits.DEFAULT);
    String many = (element + ",").repeat(Json.MAX_TOKENS) + element;
    for (String request :
        List.of(
            "[" + many + "]",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"echo\",\"params\":[" + many + "]}")) {
      JsonNode answer = Json.read(TestClient.post(server.address(), request).body());
      assertThat(answer.get("error").get("code").intValue()).isEqualTo(-32700);
    }
    assertThat(connect(server).result("echo", "[1]").intValue()).isEqualTo(1);
  }

  @Test
  void takesLargeRequestsOfFewParts() throws Exception {
    RpcServer server = start(RpcLimits.DEFAULT);
    String large = "x".repeat(7 << 20);
    String request =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"echo\",\"params\":[\"" + large + "\"]}";
    JsonNode answer = Json.read(TestClient.post(server.address(), request).body());
    assertThat(answer.get("result").textValue()).isEqualTo(large);
  }

  @Test
  void refusesWhatIsNoUnicode() throws Exception {
    RpcServer server = start(RpcLimits.DEFAULT);
    for (Charset charset : List.of(StandardCharsets.ISO_8859_1, Charset.forName("UTF-32BE"))) {
      byte[] body = "{\"jsonrpc\":\"2.0\",\"method\":\"\u00ff\",\"id\":1} \ud800".getBytes(charset);
      try (Socket socket = socket(server)) {
        String head =
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nContent-Length: "
                + body.length
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        String answer = text(socket.getInputStream());
        assertThat(answer).endsWith("{\"code\":-32700,\"message\":\"Parse error\"}}");
      }
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
  }

  @Test
  void answersNoMoreThanIsReadOfPipelinedRequests() throws Exception {
    RpcServer server = start(RpcLimits.DEFAULT);
    Socket socket = socket(server);
    String request =
        post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"fill\",\"params\":[14000000]}");
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                for (int i = 0; i < 100; i++) {
                  socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                }
              } catch (IOException e) {
                // The test is over.
              }
            });
    TestClient client = connect(server);
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 2_000; i++) {
      assertThat(client.result("echo", "[1]").intValue()).isEqualTo(1);
      // The first answer is more than the sockets' buffers take.
      assertThat(filled.get()).isLessThan(2);
    }
  }

  @Test
  void letsAnswersToManyRequestsBeTakenLate() throws Exception {
    RpcServer server = start(RpcLimits.DEFAULT);
    Socket socket = socket(server);
    RawWebSocket.handshake(socket);
    int requests = 8;
    int size = 14_000_000;
    for (int i = 0; i < requests; i++) {
      RawWebSocket.writeText(
          socket, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"fill\",\"params\":[" + size + "]}");
    }
    TestClient client = connect(server);
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 2_000; i++) {
      assertThat(client.result("echo", "[1]").intValue()).isEqualTo(1);
    }
    long taken = 0;
    byte[] buffer = new byte[1 << 16];
    while (taken < (long) requests * size) {
      int read = socket.getInputStream().read(buffer);
      assertThat(read).describedAs("after %s bytes", taken).isPositive();
      taken += read;
    }
    assertThat(filled.get()).isEqualTo(requests);
  }

  @Test
  void letsAnAnswerBeTakenSlowlyButNotNotAtAll() {
    RpcConfig config = RpcConfig.local(0).external();
    try (Workers workers = new Workers(1)) {
      ServerParts parts =
          new ServerParts(
              config,
              new RequestProcessor(methods(), config),
              workers,
              HEALTHY,
              new Backlog(Long.MAX_VALUE, System::nanoTime));
      EmbeddedChannel channel = new EmbeddedChannel(new Untaken(), new HttpHandler(parts));
      channel.writeInbound(
          new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/nothing"));
      channel.pipeline().fireUserEventTriggered(IdleStateEvent.FIRST_WRITER_IDLE_STATE_EVENT);
      assertThat(channel.isOpen()).isTrue();
      channel.pipeline().fireUserEventTriggered(IdleStateEvent.WRITER_IDLE_STATE_EVENT);
      assertThat(channel.isOpen()).isFalse();
    }
  }

  /** A client that does not take what is written to it. */
  private static final class Untaken extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      ReferenceCountUtil.release(message);
    }
  }

  @Test
  void closesTheSlowestWhenTooMuchWaitsForAll() throws Exception {
    RpcServer server =
        start(RpcLimits.DEFAULT.withBuffers(1000, Long.MAX_VALUE).withBacklog(8 << 20));
    TestClient reader = connect(server);
    reader.result("listen", "[]");
    Subscription read = subscriptions.take();
    List<CountDownLatch> ended = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Socket silent = socket(server);
      RawWebSocket.handshake(silent);
      RawWebSocket.writeText(silent, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"listen\"}");
      Subscription unread = subscriptions.take();
      CountDownLatch end = new CountDownLatch(1);
      unread.onEnd(end::countDown);
      ended.add(end);
      for (int j = 0; j < 40 && unread.send(JsonBody.string("x".repeat(1 << 20))); j++) {
        assertThat(read.send(JsonBody.number(j))).isTrue();
        assertThat(reader.event().intValue()).isEqualTo(j);
        // A large answer to one who takes it does not make it the slowest.
        assertThat(reader.result("fill", "[1000000]").textValue()).hasSize(1_000_000);
      }
    }
    for (CountDownLatch end : ended) {
      assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(reader.result("echo", "[1]").intValue()).isEqualTo(1);
  }

  @Test
  void refusesOneLargeAnswerTooManyAndTakesNothingFromTheOthers() throws Exception {
    RpcServer server = start(RpcLimits.DEFAULT.withBacklog(30_000_000));
    int size = 12_000_000;
    List<DataInputStream> readers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Socket socket = socket(server);
      RawWebSocket.handshake(socket);
      RawWebSocket.writeText(
          socket, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"fill\",\"params\":[" + size + "]}");
      DataInputStream in = new DataInputStream(socket.getInputStream());
      // An answer that begins to come is more than the sockets' buffers take.
      assertThat(in.readUnsignedByte()).isEqualTo(0x81);
      readers.add(in);
    }
    TestClient another = connect(server);
    assertThat(another.error("fill", "[" + size + "]"))
        .hasToString("{\"code\":-32009,\"message\":\"Server is busy, try again later\"}");
    JsonNode batch =
        Json.read(
            TestClient.post(
                    server.address(),
                    "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"fill\",\"params\":["
                        + size
                        + "]}]")
                .body());
    assertThat(batch.get("id").isNull()).isTrue();
    assertThat(batch.get("error").get("code").intValue()).isEqualTo(-32009);
    assertThat(another.result("fill", "[5000]").textValue()).hasSize(5000);
    for (DataInputStream in : readers) {
      assertThat(in.readUnsignedByte()).isEqualTo(127);
      long length = in.readLong();
      assertThat(length).isGreaterThan(size);
      in.skipNBytes(length);
    }
    JsonNode answer = another.call("fill", "[" + size + "]");
    for (int i = 0; i < 1_000 && answer.has("error"); i++) {
      answer = another.call("fill", "[" + size + "]");
    }
    assertThat(answer.path("result").textValue()).hasSize(size);
  }

  @Test
  void makesRoomByWhoHoldsMuchMoreOrForLong() {
    AtomicLong now = new AtomicLong();
    Backlog backlog = new Backlog(1_000_000, now::get);
    EmbeddedChannel holder = new EmbeddedChannel(backlog);
    var _ = holder.write(Unpooled.buffer().writeZero(400_000));
    assertThat(backlog.admit(400_000)).isTrue();
    assertThat(backlog.admit(400_000)).isTrue();
    assertThat(backlog.admit(400_000)).isFalse();
    assertThat(backlog.admit(1_000)).isTrue();
    assertThat(holder.isOpen()).isTrue();
    now.addAndGet(TimeUnit.SECONDS.toNanos(11));
    assertThat(backlog.admit(400_000)).isTrue();
    assertThat(holder.isOpen()).isFalse();

    EmbeddedChannel greedy = new EmbeddedChannel(backlog);
    var _ = greedy.write(Unpooled.buffer().writeZero(900_000));
    assertThat(backlog.admit(500_000)).isFalse();
    assertThat(greedy.isOpen()).isTrue();
    assertThat(backlog.admit(300_000)).isTrue();
    assertThat(greedy.isOpen()).isFalse();

    for (int bytes : List.of(400_000, 400_000, 400_000, 300_000)) {
      backlog.release(bytes);
    }
    assertThat(backlog.admit(2_000_000)).isTrue();
    assertThat(backlog.admit(400_000)).isFalse();
  }

  @Test
  void readsNoMoreRequestsThanItMayHold() throws Exception {
    RpcConfig config = RpcConfig.local(0).withLimits(RpcLimits.DEFAULT.withSizes(10_000, 20_000));
    CountDownLatch busy = new CountDownLatch(1);
    try (Workers workers = new Workers(1)) {
      ServerParts parts =
          new ServerParts(
              config,
              new RequestProcessor(methods(), config),
              workers,
              HEALTHY,
              new Backlog(Long.MAX_VALUE, System::nanoTime));
      EmbeddedChannel channel = new EmbeddedChannel();
      Connection connection = new Connection(channel, config.limits());
      channel.pipeline().addLast(new WebSocketHandler(connection, parts));
      assertThat(
              workers.submit(
                  () -> {
                    try {
                      busy.await();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }))
          .isTrue();
      channel.writeInbound(message(6_000));
      assertThat(channel.config().isAutoRead()).isTrue();
      channel.writeInbound(message(6_000));
      assertThat(channel.config().isAutoRead()).isFalse();
      busy.countDown();
      channel.finishAndReleaseAll();
    }
  }

  private static TextWebSocketFrame message(int length) {
    return new TextWebSocketFrame(
        Unpooled.wrappedBuffer("x".repeat(length).getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void readsOnWhenRequestsAreAnswered() throws Exception {
    TestClient client = connect(start(RpcLimits.DEFAULT.withSizes(10_000, 20_000)));
    String request =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"echo\",\"params\":[\"%s\"]}"
            .formatted("x".repeat(8_000));
    for (int i = 0; i < 50; i++) {
      client.send(request);
    }
    for (int i = 0; i < 50; i++) {
      assertThat(client.answer().get("result").textValue()).hasSize(8_000);
    }
  }
}
