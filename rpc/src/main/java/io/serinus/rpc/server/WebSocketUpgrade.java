package io.serinus.rpc.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.timeout.IdleStateHandler;

/** Turns an HTTP connection into a WebSocket. */
final class WebSocketUpgrade {
  private static final int PING_SECONDS = 30;

  /**
   * Fragments of a message that are gathered before they are copied together. Many, so that a
   * message of tiny ones is not copied over and over.
   */
  private static final int FRAGMENTS = 16 * 1024;

  private WebSocketUpgrade() {}

  /** Whether the request asks for it. */
  static boolean isAsked(HttpRequest request) {
    return request.method().equals(HttpMethod.GET)
        && request.headers().contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
  }

  /** Does it; {@code false} if the client speaks a version that this server does not. */
  static boolean perform(ChannelHandlerContext ctx, HttpRequest request, ServerParts parts) {
    RpcLimits limits = parts.config().limits();
    WebSocketServerHandshaker handshaker =
        new WebSocketServerHandshakerFactory(
                "ws://" + request.headers().get(HttpHeaderNames.HOST) + request.uri(),
                null,
                WebSocketDecoderConfig.newBuilder()
                    .maxFramePayloadLength(limits.requestBytes())
                    .allowExtensions(false)
                    .closeOnProtocolViolation(false)
                    .build())
            .newHandshaker(request);
    if (handshaker == null) {
      return false;
    }
    Channel channel = ctx.channel();
    FullHttpRequest full =
        new DefaultFullHttpRequest(
            request.protocolVersion(),
            request.method(),
            request.uri(),
            Unpooled.EMPTY_BUFFER,
            request.headers(),
            request.headers());
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.replace(IdleStateHandler.class, "idle", new IdleStateHandler(PING_SECONDS, 0, 0));
    pipeline.addAfter(
        ctx.name(), "websocket", new WebSocketHandler(new Connection(channel, limits), parts));
    WebSocketFrameAggregator aggregator = new WebSocketFrameAggregator(limits.requestBytes());
    aggregator.setMaxCumulationBufferComponents(FRAGMENTS);
    pipeline.addAfter(ctx.name(), "aggregator", aggregator);
    pipeline.remove(ctx.name());
    handshaker
        .handshake(channel, full)
        .addListener(
            (ChannelFutureListener)
                done -> {
                  if (done.isSuccess()) {
                    channel.config().setAutoRead(true);
                  } else {
                    var _ = channel.close();
                  }
                });
    return true;
  }
}
