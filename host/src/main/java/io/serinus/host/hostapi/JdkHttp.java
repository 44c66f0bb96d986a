package io.serinus.host.hostapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * HTTP for offchain workers by the JDK's client. One object serves one worker's run, on one thread;
 * {@link #close} ends all.
 */
public final class JdkHttp implements OffchainHttp, AutoCloseable {
  private static final int MAX_REQUESTS = 128;
  private static final int MAX_BODY = 16 * 1024 * 1024;
  private static final int MAX_READ = 1024 * 1024;

  private final HttpClient client;
  private final InstantSource clock;
  private final Map<Integer, Exchange> exchanges = new HashMap<>();
  private int next;

  /**
   * @param clock what deadlines are measured by
   */
  public JdkHttp(InstantSource clock) {
    this.client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    this.clock = clock;
  }

  /** One request with what came of it. */
  private static final class Exchange {
    final HttpRequest.Builder head;
    final String method;
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean bodyBegun;
    @Nullable CompletableFuture<HttpResponse<InputStream>> sent;
    @Nullable CompletableFuture<byte[]> reading;

    Exchange(HttpRequest.Builder head, String method) {
      this.head = head;
      this.method = method;
    }
  }

  @Override
  public int start(String method, String uri) {
    if (exchanges.size() >= MAX_REQUESTS || next > 0xffff) {
      return -1;
    }
    try {
      HttpRequest.Builder head = HttpRequest.newBuilder(URI.create(uri));
      head.method(method, HttpRequest.BodyPublishers.noBody());
      exchanges.put(next, new Exchange(head, method));
      return next++;
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  @Override
  public boolean addHeader(int request, String name, String value) {
    Exchange exchange = exchanges.get(request);
    if (exchange == null || exchange.bodyBegun || exchange.sent != null) {
      return false;
    }
    try {
      exchange.head.header(name, value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public @Nullable Failure writeBody(int request, byte[] chunk, long deadline) {
    Exchange exchange = exchanges.get(request);
    if (exchange == null || exchange.sent != null) {
      return Failure.INVALID;
    }
    if (chunk.length > MAX_BODY - exchange.body.size()) {
      return Failure.IO_ERROR;
    }
    exchange.bodyBegun = true;
    exchange.body.writeBytes(chunk);
    if (chunk.length == 0) {
      var _ = send(exchange);
    }
    return null;
  }

  private CompletableFuture<HttpResponse<InputStream>> send(Exchange exchange) {
    CompletableFuture<HttpResponse<InputStream>> sent = exchange.sent;
    if (sent == null) {
      byte[] body = exchange.body.toByteArray();
      HttpRequest.BodyPublisher publisher =
          body.length == 0
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofByteArray(body);
      HttpRequest request = exchange.head.method(exchange.method, publisher).build();
      sent = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
      exchange.sent = sent;
    }
    return sent;
  }

  @Override
  public List<Status> await(List<Integer> requests, long deadline) {
    for (int request : requests) {
      Exchange exchange = exchanges.get(request);
      if (exchange != null) {
        var _ = send(exchange);
      }
    }
    List<Status> statuses = new ArrayList<>();
    for (int request : requests) {
      Exchange exchange = exchanges.get(request);
      statuses.add(exchange == null ? new Status(Failure.INVALID, 0) : status(exchange, deadline));
    }
    return statuses;
  }

  private Status status(Exchange exchange, long deadline) {
    try {
      return new Status(null, wait(send(exchange), deadline).statusCode());
    } catch (TimeoutException e) {
      return new Status(Failure.DEADLINE_REACHED, 0);
    } catch (IOException e) {
      return new Status(Failure.IO_ERROR, 0);
    }
  }

  @Override
  public List<Map.Entry<String, String>> headers(int request) {
    Exchange exchange = exchanges.get(request);
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    if (exchange != null
        && exchange.sent != null
        && exchange.sent.state() == Future.State.SUCCESS) {
      exchange
          .sent
          .resultNow()
          .headers()
          .map()
          .forEach((name, values) -> values.forEach(v -> headers.add(Map.entry(name, v))));
    }
    return headers;
  }

  @Override
  public Chunk readBody(int request, int max, long deadline) {
    Exchange exchange = exchanges.get(request);
    if (exchange == null) {
      return new Chunk(Failure.INVALID, new byte[0]);
    }
    try {
      InputStream body = wait(send(exchange), deadline).body();
      CompletableFuture<byte[]> reading = exchange.reading;
      if (reading == null) {
        int room = Math.min(max, MAX_READ);
        reading = new CompletableFuture<>();
        exchange.reading = reading;
        readAside(body, room, reading);
      }
      byte[] bytes = wait(reading, deadline);
      exchange.reading = null;
      if (bytes.length > max) {
        // A read that a deadline cut short may have been for a larger buffer.
        CompletableFuture<byte[]> left =
            CompletableFuture.completedFuture(Arrays.copyOfRange(bytes, max, bytes.length));
        exchange.reading = left;
        return new Chunk(null, Arrays.copyOf(bytes, max));
      }
      if (bytes.length == 0 && max > 0) {
        exchanges.remove(request);
      }
      return new Chunk(null, bytes);
    } catch (TimeoutException e) {
      return new Chunk(Failure.DEADLINE_REACHED, new byte[0]);
    } catch (IOException e) {
      exchanges.remove(request);
      return new Chunk(Failure.IO_ERROR, new byte[0]);
    }
  }

  private static void readAside(InputStream body, int room, CompletableFuture<byte[]> result) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                byte[] buffer = new byte[room];
                int count = room == 0 ? 0 : body.read(buffer);
                result.complete(Arrays.copyOf(buffer, Math.max(count, 0)));
              } catch (IOException e) {
                result.completeExceptionally(e);
              }
            });
  }

  private <T> T wait(CompletableFuture<T> future, long deadline)
      throws TimeoutException, IOException {
    try {
      return deadline < 0
          ? future.get()
          : future.get(Math.max(0, deadline - clock.millis()), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  @Override
  public void close() {
    exchanges.clear();
    client.shutdownNow();
  }
}
