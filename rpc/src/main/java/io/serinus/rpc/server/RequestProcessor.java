package io.serinus.rpc.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serinus.rpc.json.Json;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the bytes of a request or a batch to the bytes of the answer. */
final class RequestProcessor {
  private static final Logger LOG = LoggerFactory.getLogger(RequestProcessor.class);
  private static final JsonNode NO_ID = NullNode.getInstance();

  private final MethodRegistry methods;
  private final RpcConfig config;
  private final Responses responses;

  RequestProcessor(MethodRegistry methods, RpcConfig config) {
    this.methods = methods;
    this.config = config;
    this.responses = new Responses(config.limits().responseBytes());
  }

  /**
   * Answers one request or batch; {@code null} if it asks for no answer. Once the answer is on its
   * way, {@link RequestContext#answered()} is to be called, and once it was taken, {@link
   * RequestContext#taken()}.
   */
  byte @Nullable [] process(InputStream in, RequestContext context) {
    JsonNode request;
    try {
      request = Json.read(in);
    } catch (IOException e) {
      return parseError();
    }
    if (!request.isArray() && !request.has("id") && !isCall(request)) {
      // Not even an id to answer to: the reference node takes it for no JSON-RPC at all.
      return parseError();
    }
    byte[] answer = request.isArray() ? batch(request, context) : single(request, context);
    if (answer == null || context.admit(answer)) {
      return answer;
    }
    context.failed();
    return Responses.error(request.isArray() ? NO_ID : request.get("id"), Limits.busy());
  }

  /** The answer to what is neither a request nor a batch of them. */
  static byte[] parseError() {
    return Responses.error(new RpcException(RpcException.PARSE_ERROR, "Parse error"));
  }

  private byte @Nullable [] batch(JsonNode batch, RequestContext context) {
    if (config.limits().batch() == 0) {
      return Responses.error(Limits.batchesUnsupported());
    }
    if (batch.isEmpty()) {
      return Responses.error(invalidRequest());
    }
    if (batch.size() > config.limits().batch()) {
      return Responses.error(Limits.batchTooLarge(config.limits().batch()));
    }
    BoundedOutput out = new BoundedOutput(responses.limit());
    try {
      for (JsonNode request : batch) {
        byte[] bytes = single(request, context);
        if (bytes != null) {
          out.write(out.size() == 0 ? '[' : ',');
          out.write(bytes, 0, bytes.length);
        }
      }
      if (out.size() == 0) {
        return null;
      }
      out.write(']');
    } catch (IOException e) {
      context.failed();
      return Responses.error(Limits.batchResponseTooLarge(responses.limit()));
    }
    return out.toByteArray();
  }

  private byte @Nullable [] single(JsonNode request, RequestContext context) {
    JsonNode id = request.get("id");
    if (id != null && !id.isNull() && !id.isTextual() && !id.isIntegralNumber()) {
      return Responses.error(invalidRequest());
    }
    if (!isCall(request)) {
      return Responses.error(id == null ? NO_ID : id, invalidRequest());
    }
    if (id == null) {
      // A notification from a client: nothing here acts on one, and none is answered.
      return null;
    }
    JsonNode given = request.get("params");
    JsonNode params = given == null || given.isNull() ? MissingNode.getInstance() : given;
    return call(id, request.get("method").textValue(), new Params(params), context);
  }

  /** Whether it names a method of this version of JSON-RPC. */
  private static boolean isCall(JsonNode request) {
    return request.path("method").isTextual()
        && request.path("jsonrpc") instanceof TextNode version
        && version.textValue().equals("2.0");
  }

  private byte[] call(JsonNode id, String name, Params params, RequestContext context) {
    long begun = LOG.isTraceEnabled() ? System.nanoTime() : 0;
    byte[] answer = answer(id, name, params, context);
    if (LOG.isTraceEnabled()) {
      LOG.trace("{}: {} bytes in {} µs", name, answer.length, (System.nanoTime() - begun) / 1_000);
    }
    return answer;
  }

  private byte[] answer(JsonNode id, String name, Params params, RequestContext context) {
    try {
      return switch (methods.find(name)) {
        case null -> throw new RpcException(RpcException.METHOD_NOT_FOUND, "Method not found");
        case MethodRegistry.Entry.Call call -> {
          requireAllowed(call.unsafe(), context);
          yield responses.result(id, call.method().call(params, context));
        }
        case MethodRegistry.Entry.Subscribe subscribe -> subscribe(id, subscribe, params, context);
      };
    } catch (RpcException e) {
      return Responses.error(id, e);
    } catch (RuntimeException e) {
      LOG.warn("{} failed", name, e);
      return Responses.error(id, new RpcException(RpcException.INTERNAL_ERROR, "Internal error"));
    } catch (StackOverflowError e) {
      LOG.warn("{} recursed too deep", name);
      return Responses.error(id, RpcException.internal("recursion too deep"));
    }
  }

  private byte[] subscribe(
      JsonNode id, MethodRegistry.Entry.Subscribe entry, Params params, RequestContext context)
      throws RpcException {
    Connection connection = context.connection();
    if (connection == null) {
      throw new RpcException(RpcException.INTERNAL_ERROR, "Internal error");
    }
    Subscription subscription = connection.newSubscription(entry.notification());
    boolean begun = false;
    try {
      entry.subscriber().subscribe(params, context, subscription);
      begun = true;
    } finally {
      if (!begun) {
        subscription.end();
      }
    }
    context.begin(subscription);
    return responses.result(id, out -> out.writeString(subscription.id()));
  }

  private static void requireAllowed(boolean unsafe, RequestContext context) throws RpcException {
    if (unsafe && !context.allowsUnsafe()) {
      throw RpcException.unsafeCall();
    }
  }

  private static RpcException invalidRequest() {
    return new RpcException(RpcException.INVALID_REQUEST, "Invalid request");
  }
}
