package io.serinus.rpc.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests of one WebSocket. Several run at a time and answer as they finish; while many wait, or
 * the client does not read its answers, nothing more is read from it. Runs on the channel's thread.
 */
final class WebSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketHandler.class);
  private static final int CONCURRENT = 8;
  private static final int MISSED_PONGS = 3;
  private static final int LINGER_SECONDS = 2;

  private final Connection connection;
  private final boolean allowsUnsafe;
  private final RequestProcessor processor;
  private final Workers workers;
  private final RpcLimits limits;
  private final Backlog backlog;
  private final Deque<ByteBuf> waiting = new ArrayDeque<>();
  private long held;
  private int running;
  private int silent;
  private boolean leaving;

  WebSocketHandler(Connection connection, ServerParts parts) {
    super(false);
    this.connection = connection;
    this.allowsUnsafe = parts.config().allowsUnsafe();
    this.processor = parts.processor();
    this.workers = parts.workers();
    this.limits = parts.config().limits();
    this.backlog = parts.backlog();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
    silent = 0;
    switch (frame) {
      case TextWebSocketFrame text when !leaving -> take(ctx, text.content());
      case BinaryWebSocketFrame binary when !leaving -> take(ctx, binary.content());
      case PingWebSocketFrame ping ->
          ctx.writeAndFlush(new PongWebSocketFrame(ping.content()))
              .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
      case CloseWebSocketFrame close ->
          ctx.writeAndFlush(close).addListener(ChannelFutureListener.CLOSE);
      default -> frame.release();
    }
  }

  private void take(ChannelHandlerContext ctx, ByteBuf request) {
    waiting.add(request);
    held += request.readableBytes();
    advance(ctx);
  }

  private void advance(ChannelHandlerContext ctx) {
    while (!waiting.isEmpty() && running < CONCURRENT && hasRoom()) {
      ByteBuf request = waiting.remove();
      int bytes = request.readableBytes();
      running++;
      if (!workers.submit(() -> run(ctx, request, bytes))) {
        running--;
        held -= bytes;
        request.release();
        connection.write(Responses.error(Limits.busy()), () -> {});
      }
    }
    ctx.channel()
        .config()
        .setAutoRead(
            waiting.size() < limits.messages()
                && held <= limits.requestBytes()
                && connection.outboundBytes() <= limits.outboundBytes() / 2);
  }

  /**
   * Whether one more answer may wait, however large, beside those that are being made: a client is
   * not to lose its connection for having asked for more than it can take at a time.
   */
  private boolean hasRoom() {
    long waits = connection.outboundBytes();
    long most = waits + (running + 1L) * limits.responseBytes();
    return waits <= limits.responseBytes() && (running == 0 || most <= limits.outboundBytes());
  }

  /** On a worker thread. */
  private void run(ChannelHandlerContext ctx, ByteBuf request, int bytes) {
    try {
      RequestContext context = new RequestContext(allowsUnsafe, connection, backlog);
      byte[] answer = processor.process(new ByteBufInputStream(request), context);
      if (answer != null) {
        connection.write(
            answer,
            () -> {
              context.taken();
              resume(ctx);
            });
      }
      context.answered();
    } finally {
      request.release();
      ctx.executor()
          .execute(
              () -> {
                running--;
                held -= bytes;
                advance(ctx);
              });
    }
  }

  private void resume(ChannelHandlerContext ctx) {
    if (ctx.executor().inEventLoop()) {
      advance(ctx);
    } else {
      ctx.executor().execute(() -> advance(ctx));
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable()) {
      advance(ctx);
    }
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof IdleStateEvent) {
      if (++silent > MISSED_PONGS) {
        connection.close();
      } else {
        ctx.writeAndFlush(new PingWebSocketFrame(Unpooled.EMPTY_BUFFER))
            .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    waiting.forEach(ByteBuf::release);
    waiting.clear();
    connection.close();
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (leaving) {
      return;
    }
    leaving = true;
    boolean tooLong =
        cause instanceof TooLongFrameException
            || (cause instanceof CorruptedWebSocketFrameException corrupted
                && corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG));
    if (!tooLong) {
      LOG.debug("closing a connection", cause);
      connection.close();
      return;
    }
    connection.write(Responses.error(Limits.requestTooBig(limits.requestBytes())), () -> {});
    ctx.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.MESSAGE_TOO_BIG))
        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    // What the client still sends is swallowed for a moment, so that it gets to read the answer.
    var _ = ctx.executor().schedule(connection::close, LINGER_SECONDS, TimeUnit.SECONDS);
  }
}
