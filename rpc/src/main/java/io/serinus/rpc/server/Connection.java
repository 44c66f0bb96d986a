package io.serinus.rpc.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.RpcException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket: its subscriptions, and what waits to be written to it. Thread-safe. */
public final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ID_DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 16;

  private final Channel channel;
  private final RpcLimits limits;
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong outbound = new AtomicLong();
  private volatile boolean closed;

  Connection(Channel channel, RpcLimits limits) {
    this.channel = channel;
    this.limits = limits;
  }

  /** An opaque text that nobody can guess, such as names subscriptions and operations. */
  public static String randomId() {
    StringBuilder id = new StringBuilder(ID_LENGTH);
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ID_DIGITS.charAt(RANDOM.nextInt(ID_DIGITS.length())));
    }
    return id.toString();
  }

  /** Sets up a subscription, or says that there are too many. */
  Subscription newSubscription(String notification) throws RpcException {
    if (count.incrementAndGet() > limits.subscriptions()) {
      count.decrementAndGet();
      throw Limits.tooManySubscriptions(limits.subscriptions());
    }
    Subscription made = new Subscription(this, randomId(), notification, limits.messages());
    subscriptions.put(made.id(), made);
    if (closed) {
      made.end();
    }
    return made;
  }

  /** The subscription with this id, if it belongs to this connection and goes on. */
  public @Nullable Subscription subscription(String id) {
    return subscriptions.get(id);
  }

  /**
   * Ends a subscription.
   *
   * @param notification the method that its notifications carry
   * @return whether there was one with this id whose notifications carry it
   */
  boolean endSubscription(String id, String notification) {
    Subscription found = subscriptions.get(id);
    if (found == null || !found.carries(notification) || found.isEnded()) {
      return false;
    }
    found.end();
    return true;
  }

  void forget(String id) {
    if (subscriptions.remove(id) != null) {
      count.decrementAndGet();
    }
  }

  void notify(String method, String id, JsonBody result, Runnable written) {
    write(Responses.notification(method, id, result), written);
  }

  /** How many bytes wait for the client to read. */
  long outboundBytes() {
    return outbound.get();
  }

  /**
   * Writes one message. A client that lets too much pile up loses the connection.
   *
   * @param written runs once the message is in the socket, or lost
   */
  void write(byte[] message, Runnable written) {
    if (closed) {
      written.run();
      return;
    }
    if (outbound.addAndGet(message.length) > limits.outboundBytes()) {
      // The subscriptions end with the channel, on its thread, where nobody holds their locks.
      LOG.debug("{} does not read, closing the connection", channel.remoteAddress());
      closed = true;
      outbound.addAndGet(-message.length);
      var _ = channel.close();
      written.run();
      return;
    }
    channel
        .writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(message)))
        .addListener(
            done -> {
              outbound.addAndGet(-message.length);
              written.run();
            });
  }

  /** Runs the task when the connection is gone. */
  public void onClose(Runnable task) {
    channel.closeFuture().addListener(gone -> task.run());
  }

  /** Ends everything that belongs to the connection, and the connection. */
  void close() {
    closed = true;
    var _ = channel.close();
    List.copyOf(subscriptions.values()).forEach(Subscription::end);
  }
}
