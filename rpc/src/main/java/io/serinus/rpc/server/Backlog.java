package io.serinus.rpc.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds what waits for clients to read, over all connections together.
 *
 * <p>A large answer is given only where there is room for it beside those that are being taken; who
 * asks for one too many is told to try again, and nobody loses anything. But who has much more
 * waiting than is asked for, or as much and for long, makes room by losing the connection.
 *
 * <p>Where it grows too large all the same, by notifications, the connection that has most waiting
 * is closed. What a client is being given just then does not count against it: who reads has next
 * to nothing waiting from before.
 */
@ChannelHandler.Sharable
final class Backlog extends ChannelDuplexHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

  /** Bytes of an answer that needs no room. */
  private static final int SMALL = 64 * 1024;

  /** How long a message may wait to be taken while others have no room. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final long limit;
  private final LongSupplier clock;
  private final AtomicLong answers = new AtomicLong();
  private final Map<Channel, Untaken> channels = new ConcurrentHashMap<>();

  /**
   * @param limit bytes
   * @param clock nanoseconds since some moment
   */
  Backlog(long limit, LongSupplier clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** Since when the messages of one channel wait. Written by the channel's thread only. */
  private static final class Untaken {
    private final Deque<Long> since = new ArrayDeque<>();
    private volatile @Nullable Long oldest;

    void begin(long now) {
      since.add(now);
      oldest = since.peek();
    }

    void end() {
      since.remove();
      oldest = since.peek();
    }

    /** How long the oldest message waits; 0 if none does. */
    long age(long now) {
      Long begun = oldest;
      return begun == null ? 0 : now - begun;
    }
  }

  /**
   * Takes room for an answer; {@link #release} gives it back.
   *
   * @param bytes its size
   * @return whether there is any; otherwise the answer is not to be given
   */
  boolean admit(int bytes) {
    if (bytes < SMALL || reserve(bytes)) {
      return true;
    }
    if (!closeWhoHoldsMore(bytes)) {
      return false;
    }
    answers.addAndGet(bytes);
    return true;
  }

  /** Even the largest answer has room while it is the only one. */
  private boolean reserve(int bytes) {
    long before = answers.get();
    while (before == 0 || before + bytes <= limit) {
      if (answers.compareAndSet(before, before + bytes)) {
        return true;
      }
      before = answers.get();
    }
    return false;
  }

  /** An answer that was admitted was taken, or is lost. */
  void release(int bytes) {
    if (bytes >= SMALL) {
      answers.addAndGet(-bytes);
    }
  }

  private boolean closeWhoHoldsMore(int bytes) {
    long now = clock.getAsLong();
    long most = 0;
    Channel holder = null;
    for (Map.Entry<Channel, Untaken> each : channels.entrySet()) {
      long waiting = waiting(each.getKey());
      boolean isTooMuch = waiting > 2L * bytes;
      boolean isForTooLong = waiting >= bytes && each.getValue().age(now) > PATIENCE_NANOS;
      if (waiting > most && (isTooMuch || isForTooLong)) {
        most = waiting;
        holder = each.getKey();
      }
    }
    cutOff(holder);
    return holder != null;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    Channel channel = ctx.channel();
    channels.put(channel, new Untaken());
    channel.closeFuture().addListener(closed -> channels.remove(channel));
    ctx.fireChannelActive();
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    Channel writer = ctx.channel();
    long before = waiting(writer);
    ChannelPromise whole = promise.unvoid();
    Untaken untaken = channels.get(writer);
    if (untaken != null) {
      untaken.begin(clock.getAsLong());
      whole.addListener(taken -> untaken.end());
    }
    var _ = ctx.write(message, whole);
    // A channel that can still be written to has too little waiting to matter.
    if (!writer.isWritable()) {
      closeTheSlowestIfTooMuchWaits(writer, before);
    }
  }

  private void closeTheSlowestIfTooMuchWaits(Channel writer, long before) {
    long total = 0;
    long most = 0;
    Channel slowest = null;
    for (Channel channel : channels.keySet()) {
      long waiting = waiting(channel);
      total += waiting;
      long untaken = channel.equals(writer) ? before : waiting;
      if (untaken > most) {
        most = untaken;
        slowest = channel;
      }
    }
    if (total > limit) {
      cutOff(slowest);
    }
  }

  private static void cutOff(@Nullable Channel slowest) {
    if (slowest != null) {
      LOG.debug("{} does not read, closing the connection", slowest.remoteAddress());
      var _ = slowest.close();
    }
  }

  private static long waiting(Channel channel) {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }
}
