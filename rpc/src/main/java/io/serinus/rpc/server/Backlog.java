package io.serinus.rpc.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds what waits for clients to read, over all connections together. Where it grows too large,
 * the connection that has most waiting is closed. What a client is being given just then does not
 * count against it: who reads has next to nothing waiting from before.
 */
@ChannelHandler.Sharable
final class Backlog extends ChannelDuplexHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

  private final long limit;
  private final Set<Channel> channels = ConcurrentHashMap.newKeySet();

  /**
   * @param limit bytes
   */
  Backlog(long limit) {
    this.limit = limit;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    Channel channel = ctx.channel();
    channels.add(channel);
    channel.closeFuture().addListener(closed -> channels.remove(channel));
    ctx.fireChannelActive();
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    Channel writer = ctx.channel();
    long before = waiting(writer);
    var _ = ctx.write(message, promise);
    // A channel that can still be written to has too little waiting to matter.
    if (!writer.isWritable()) {
      closeTheSlowestIfTooMuchWaits(writer, before);
    }
  }

  private void closeTheSlowestIfTooMuchWaits(Channel writer, long before) {
    long total = 0;
    long most = 0;
    Channel slowest = null;
    for (Channel channel : channels) {
      long waiting = waiting(channel);
      total += waiting;
      long untaken = channel.equals(writer) ? before : waiting;
      if (untaken > most) {
        most = untaken;
        slowest = channel;
      }
    }
    if (total > limit && slowest != null) {
      LOG.debug("{} does not read, closing the connection", slowest.remoteAddress());
      var _ = slowest.close();
    }
  }

  private static long waiting(Channel channel) {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }
}
