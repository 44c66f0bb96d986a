package io.serinus.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.serinus.rpc.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A WebSocket client that keeps answers and notifications apart, and plain HTTP calls beside. */
public final class TestClient implements WebSocket.Listener, AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final AtomicInteger ids = new AtomicInteger();
  private final StringBuilder partial = new StringBuilder();
  private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonNode> notifications = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  public TestClient(InetSocketAddress server) {
    this(server, null);
  }

  public TestClient(InetSocketAddress server, @Nullable String origin) {
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    if (origin != null) {
      builder.header("Origin", origin);
    }
    socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + server.getPort()), this).join();
  }

  /** Posts a text and hands back the response. */
  public static HttpResponse<String> post(InetSocketAddress server, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/"))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length == 0) {
      request.header("content-type", "application/json");
    } else {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Any other request. */
  public static HttpResponse<String> send(
      InetSocketAddress server, String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void onOpen(WebSocket webSocket) {
    webSocket.request(Long.MAX_VALUE);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      String text = partial.toString();
      partial.setLength(0);
      try {
        JsonNode message = Json.read(text);
        (message.has("method") ? notifications : answers).add(message);
      } catch (IOException e) {
        closed.completeExceptionally(e);
      }
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket ws, int status, String reason) {
    closed.complete(status);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.complete(-1);
  }

  /** Sends a text as it is. */
  public void send(String text) {
    socket.sendText(text, true).join();
  }

  /** The next answer to anything. */
  public JsonNode answer() throws InterruptedException {
    return take(answers);
  }

  /** The next notification's parameters. */
  public JsonNode notification() throws InterruptedException {
    return take(notifications);
  }

  /** The next notification, if one is there already. */
  public @Nullable JsonNode pendingNotification() {
    return notifications.poll();
  }

  /** What the next notification carries. */
  public JsonNode event() throws InterruptedException {
    return notification().get("params").get("result");
  }

  private static JsonNode take(BlockingQueue<JsonNode> queue) throws InterruptedException {
    JsonNode next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing came within " + PATIENCE_SECONDS + " s");
    }
    return next;
  }

  /** Calls a method with parameters in JSON and hands back the whole answer. */
  public JsonNode call(String method, String params) throws InterruptedException {
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
            .formatted(ids.incrementAndGet(), method, params));
    return answer();
  }

  /** Calls a method that succeeds. */
  public JsonNode result(String method, String params) throws InterruptedException {
    JsonNode answer = call(method, params);
    if (!answer.has("result")) {
      throw new AssertionError(method + " failed: " + answer);
    }
    return answer.get("result");
  }

  /** Calls a method that fails; the error. */
  public JsonNode error(String method, String params) throws InterruptedException {
    JsonNode answer = call(method, params);
    if (!answer.has("error")) {
      throw new AssertionError(method + " succeeded: " + answer);
    }
    return answer.get("error");
  }

  /** Waits until the server has closed the connection; the status. */
  public int awaitClosed() throws Exception {
    return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
