package io.serinus.rpc.server;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts connections and turns those above the limit away with the first request they send. */
@ChannelHandler.Sharable
final class ConnectionGate extends ChannelInboundHandlerAdapter {
  private final int limit;
  private final HttpReplies replies;
  private final AtomicInteger open = new AtomicInteger();

  ConnectionGate(RpcConfig config) {
    this.limit = config.limits().connections();
    this.replies = new HttpReplies(config.cors());
  }

  /** How many connections are open. */
  int open() {
    return open.get();
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    ctx.channel().closeFuture().addListener(closed -> open.decrementAndGet());
    if (open.incrementAndGet() <= limit) {
      ctx.pipeline().remove(this);
      ctx.fireChannelActive();
      return;
    }
    if (open.get() > 2 * limit) {
      // Not even a farewell for a flood.
      var _ = ctx.close();
      return;
    }
    ctx.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (message instanceof HttpRequest request) {
        request.headers().set("connection", "close");
        replies.text(
            ctx,
            request,
            HttpResponseStatus.TOO_MANY_REQUESTS,
            "Too many connections. Please try again later.\n");
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }
}
