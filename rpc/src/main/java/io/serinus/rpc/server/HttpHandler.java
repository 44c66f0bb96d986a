package io.serinus.rpc.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP of one connection: collects a request within its bound, lets hosts and origins pass or not,
 * then answers it or turns the connection into a WebSocket. One request at a time; the next is read
 * when the client has taken the answer.
 */
final class HttpHandler extends SimpleChannelInboundHandler<HttpObject> {
  private static final Logger LOG = LoggerFactory.getLogger(HttpHandler.class);

  /** How many times the bound of a request is swallowed so that the sender reads the answer. */
  private static final int SWALLOW = 4;

  private final ServerParts parts;
  private final HttpReplies replies;
  private @Nullable HttpRequest request;
  private @Nullable ByteBuf body;
  private long received;
  private boolean busy;
  private volatile boolean answering;

  HttpHandler(ServerParts parts) {
    this.parts = parts;
    this.replies = new HttpReplies(parts.config().cors());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, HttpObject part) {
    if (part.decoderResult().isFailure()) {
      var _ = ctx.close();
      return;
    }
    if (part instanceof HttpRequest head) {
      request = head;
      received = 0;
      body = ctx.alloc().buffer(512, limit());
      if (HttpUtil.is100ContinueExpected(head)) {
        replies.goOn(ctx);
      }
    }
    HttpRequest head = request;
    ByteBuf collected = body;
    if (part instanceof HttpContent content && head != null && collected != null) {
      received += content.content().readableBytes();
      if (received <= limit()) {
        collected.writeBytes(content.content());
      } else if (received > (long) limit() * SWALLOW) {
        var _ = ctx.close();
        return;
      }
      if (part instanceof LastHttpContent) {
        request = null;
        body = null;
        busy = true;
        ctx.channel().config().setAutoRead(false);
        complete(ctx, head, collected);
      }
    }
  }

  private int limit() {
    return parts.config().limits().requestBytes();
  }

  private void complete(ChannelHandlerContext ctx, HttpRequest head, ByteBuf collected) {
    boolean taken = false;
    try {
      if (!hostAllowed(ctx, head)) {
        reply(
            ctx, head, HttpResponseStatus.FORBIDDEN, "Provided Host header is not whitelisted.\n");
      } else if (received > limit()) {
        send(
            ctx,
            head,
            HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
            Responses.error(Limits.requestTooBig(limit())));
      } else if (WebSocketUpgrade.isAsked(head)) {
        upgrade(ctx, head);
      } else {
        taken = route(ctx, head, collected);
      }
    } finally {
      if (!taken) {
        collected.release();
      }
    }
  }

  private boolean hostAllowed(ChannelHandlerContext ctx, HttpRequest head) {
    return !parts.config().wantsItsNameAsHost()
        || HostFilter.allows(
            head.headers().get(HttpHeaderNames.HOST),
            ((InetSocketAddress) ctx.channel().localAddress()).getPort());
  }

  private void upgrade(ChannelHandlerContext ctx, HttpRequest head) {
    String origin = head.headers().get(HttpHeaderNames.ORIGIN);
    if (origin != null && !parts.config().cors().allows(origin)) {
      reply(ctx, head, HttpResponseStatus.FORBIDDEN, "Origin of request not whitelisted.\n");
      return;
    }
    if (!WebSocketUpgrade.perform(ctx, head, parts)) {
      reply(ctx, head, HttpResponseStatus.UPGRADE_REQUIRED, "Unsupported WebSocket version\n");
    }
  }

  /** Whether the body was taken over. */
  private boolean route(ChannelHandlerContext ctx, HttpRequest head, ByteBuf collected) {
    String path = head.uri();
    int query = path.indexOf('?');
    if (query >= 0) {
      path = path.substring(0, query);
    }
    if (head.method().equals(HttpMethod.OPTIONS)) {
      answer(ctx, () -> replies.preflight(ctx, head));
    } else if (path.equals("/health") || path.equals("/health/readiness")) {
      if (!head.method().equals(HttpMethod.GET)) {
        send(ctx, head, HttpResponseStatus.METHOD_NOT_ALLOWED, new byte[0]);
      } else if (path.equals("/health")) {
        submit(ctx, head, () -> health(ctx, head));
      } else {
        submit(ctx, head, () -> readiness(ctx, head));
      }
    } else if (!head.method().equals(HttpMethod.POST)) {
      reply(
          ctx,
          head,
          HttpResponseStatus.METHOD_NOT_ALLOWED,
          "Used HTTP Method is not allowed. POST is required\n");
    } else if (!isJson(head)) {
      reply(
          ctx,
          head,
          HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
          "Supplied content type is not allowed. Content-Type: application/json is required\n");
    } else if (!isRequestOrBatch(collected)) {
      send(ctx, head, HttpResponseStatus.BAD_REQUEST, RequestProcessor.parseError());
    } else {
      return submit(ctx, head, () -> call(ctx, head, collected));
    }
    return false;
  }

  /** Whether it begins as an object or an array does. */
  private static boolean isRequestOrBatch(ByteBuf body) {
    int at = body.forEachByte(b -> b == ' ' || b == '\t' || b == '\r' || b == '\n');
    return at >= 0 && (body.getByte(at) == '{' || body.getByte(at) == '[');
  }

  private static boolean isJson(HttpRequest head) {
    String type = head.headers().get(HttpHeaderNames.CONTENT_TYPE);
    if (type == null) {
      return false;
    }
    String plain = type.toLowerCase(Locale.ROOT).replace(" ", "");
    return plain.equals("application/json") || plain.startsWith("application/json;");
  }

  private boolean submit(ChannelHandlerContext ctx, HttpRequest head, Runnable task) {
    if (parts.workers().submit(task)) {
      return true;
    }
    send(ctx, head, HttpResponseStatus.SERVICE_UNAVAILABLE, Responses.error(Limits.busy()));
    return false;
  }

  /** On a worker thread. */
  private void call(ChannelHandlerContext ctx, HttpRequest head, ByteBuf collected) {
    RequestContext context =
        new RequestContext(parts.config().allowsUnsafe(), null, parts.backlog());
    byte[] answer;
    try {
      answer = parts.processor().process(new ByteBufInputStream(collected), context);
    } finally {
      collected.release();
    }
    byte[] bytes = answer == null ? new byte[0] : answer;
    answer(
        ctx,
        () ->
            replies
                .send(ctx, head, HttpResponseStatus.OK, HttpReplies.JSON, bytes)
                .addListener(taken -> context.taken()));
    context.answered();
  }

  private void health(ChannelHandlerContext ctx, HttpRequest head) {
    byte[] body = Responses.bare(parts.health().health());
    send(ctx, head, HttpResponseStatus.OK, body);
  }

  private void readiness(ChannelHandlerContext ctx, HttpRequest head) {
    HttpResponseStatus status =
        parts.health().isReady() ? HttpResponseStatus.OK : HttpResponseStatus.INTERNAL_SERVER_ERROR;
    send(ctx, head, status, new byte[0]);
  }

  private void reply(
      ChannelHandlerContext ctx, HttpRequest head, HttpResponseStatus status, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    answer(ctx, () -> replies.send(ctx, head, status, HttpReplies.TEXT, bytes));
  }

  private void send(
      ChannelHandlerContext ctx, HttpRequest head, HttpResponseStatus status, byte[] json) {
    answer(ctx, () -> replies.send(ctx, head, status, HttpReplies.JSON, json));
  }

  /** Reads on when the client has taken the answer, so that answers do not pile up. */
  private void answer(ChannelHandlerContext ctx, Supplier<ChannelFuture> sending) {
    answering = true;
    sending.get().addListener(taken -> ctx.executor().execute(() -> readNext(ctx)));
  }

  private void readNext(ChannelHandlerContext ctx) {
    answering = false;
    busy = false;
    ctx.channel().config().setAutoRead(true);
  }

  /**
   * Closes where nothing is asked, or nothing of the answer is taken, for too long. Only from the
   * second time on does the event mean that nothing was taken since the last one; the first tells
   * no more than that the answer is not yet whole.
   */
  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof IdleStateEvent idle
        && (idle.state() == IdleState.WRITER_IDLE ? answering && !idle.isFirst() : !busy)) {
      var _ = ctx.close();
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (body != null) {
      body.release();
      body = null;
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    LOG.debug("closing a connection", cause);
    var _ = ctx.close();
  }
}
