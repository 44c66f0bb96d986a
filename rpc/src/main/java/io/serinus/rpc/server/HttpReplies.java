package io.serinus.rpc.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** Plain HTTP responses, with the headers that web pages of allowed origins need. */
final class HttpReplies {
  static final String JSON = "application/json; charset=utf-8";
  static final String TEXT = "text/plain; charset=utf-8";

  private final CorsPolicy cors;

  HttpReplies(CorsPolicy cors) {
    this.cors = cors;
  }

  void text(
      ChannelHandlerContext ctx, HttpRequest request, HttpResponseStatus status, String text) {
    var _ = send(ctx, request, status, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a response; done when it is out. */
  ChannelFuture send(
      ChannelHandlerContext ctx,
      HttpRequest request,
      HttpResponseStatus status,
      String type,
      byte[] body) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
    if (body.length > 0) {
      response.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
    }
    addCors(request, response);
    return finish(ctx, request, response);
  }

  /** Tells a client that waits to hear so before it sends the body. */
  void goOn(ChannelHandlerContext ctx) {
    var _ =
        ctx.writeAndFlush(
                new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER))
            .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }

  /** Answers a browser that asks whether a page may call. */
  ChannelFuture preflight(ChannelHandlerContext ctx, HttpRequest request) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER);
    if (addCors(request, response)) {
      response
          .headers()
          .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "POST, GET, OPTIONS")
          .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "content-type")
          .set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, "86400");
    }
    return finish(ctx, request, response);
  }

  private boolean addCors(HttpRequest request, FullHttpResponse response) {
    String origin = request.headers().get(HttpHeaderNames.ORIGIN);
    response.headers().set(HttpHeaderNames.VARY, "origin");
    if (origin == null || !cors.allows(origin)) {
      return false;
    }
    response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, cors.all() ? "*" : origin);
    return true;
  }

  private static ChannelFuture finish(
      ChannelHandlerContext ctx, HttpRequest request, FullHttpResponse response) {
    boolean keep = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
    HttpUtil.setContentLength(response, response.content().readableBytes());
    if (!keep) {
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
    return ctx.writeAndFlush(response)
        .addListener(keep ? ChannelFutureListener.CLOSE_ON_FAILURE : ChannelFutureListener.CLOSE);
  }
}
