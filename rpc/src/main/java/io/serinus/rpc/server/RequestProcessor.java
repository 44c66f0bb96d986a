package io.serinus.rpc.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.serinus.rpc.json.Json;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
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
   * An answer.
   *
   * @param bytes what to send, or {@code null} if the request asked for no answer
   * @param begun the subscriptions to let loose once it is on its way
   */
  record Answer(byte @Nullable [] bytes, List<Subscription> begun) {
    private static final Answer NONE = new Answer(null, List.of());

    static Answer of(byte[] bytes) {
      return new Answer(bytes, List.of());
    }
  }

  /** Answers one request or batch. */
  Answer process(InputStream in, RequestContext context) {
    JsonNode request;
    try {
      request = Json.read(in);
    } catch (JsonProcessingException e) {
      return Answer.of(Responses.error(new RpcException(RpcException.PARSE_ERROR, "Parse error")));
    } catch (IOException e) {
      return Answer.of(Responses.error(RpcException.internal("request could not be read")));
    }
    if (request.isMissingNode()) {
      return Answer.of(Responses.error(new RpcException(RpcException.PARSE_ERROR, "Parse error")));
    }
    return request.isArray() ? batch(request, context) : single(request, context);
  }

  private Answer batch(JsonNode batch, RequestContext context) {
    if (config.limits().batch() == 0) {
      return Answer.of(Responses.error(Limits.batchesUnsupported()));
    }
    if (batch.isEmpty()) {
      return Answer.of(Responses.error(invalidRequest()));
    }
    if (batch.size() > config.limits().batch()) {
      return Answer.of(Responses.error(Limits.batchTooLarge(config.limits().batch())));
    }
    BoundedOutput out = new BoundedOutput(responses.limit());
    List<Subscription> begun = new ArrayList<>();
    try {
      for (JsonNode request : batch) {
        Answer answer = single(request, context);
        begun.addAll(answer.begun());
        byte[] bytes = answer.bytes();
        if (bytes != null) {
          out.write(out.size() == 0 ? '[' : ',');
          out.write(bytes, 0, bytes.length);
        }
      }
      if (out.size() == 0) {
        return Answer.NONE;
      }
      out.write(']');
    } catch (IOException e) {
      begun.forEach(Subscription::end);
      return Answer.of(Responses.error(Limits.batchResponseTooLarge(responses.limit())));
    }
    return new Answer(out.toByteArray(), begun);
  }

  private Answer single(JsonNode request, RequestContext context) {
    JsonNode id = request.get("id");
    JsonNode method = request.get("method");
    JsonNode version = request.get("jsonrpc");
    JsonNode given = request.get("params");
    JsonNode params = given == null || given.isNull() ? MissingNode.getInstance() : given;
    if (id != null && !id.isNull() && !id.isTextual() && !id.isIntegralNumber()) {
      return Answer.of(Responses.error(invalidRequest()));
    }
    if (method == null
        || !method.isTextual()
        || version == null
        || !version.isTextual()
        || !version.textValue().equals("2.0")
        || !(params.isContainerNode() || params.isMissingNode())) {
      return Answer.of(Responses.error(id == null ? NO_ID : id, invalidRequest()));
    }
    if (id == null) {
      // A notification from a client: nothing here acts on one, and none is answered.
      return Answer.NONE;
    }
    return call(id, method.textValue(), new Params(params), context);
  }

  private Answer call(JsonNode id, String name, Params params, RequestContext context) {
    try {
      return switch (methods.find(name)) {
        case null -> throw new RpcException(RpcException.METHOD_NOT_FOUND, "Method not found");
        case MethodRegistry.Entry.Call call -> {
          requireAllowed(call.unsafe(), context);
          yield Answer.of(responses.result(id, call.method().call(params, context)));
        }
        case MethodRegistry.Entry.Subscribe subscribe -> {
          requireAllowed(subscribe.unsafe(), context);
          yield subscribe(id, subscribe, params, context);
        }
      };
    } catch (RpcException e) {
      return Answer.of(Responses.error(id, e));
    } catch (RuntimeException e) {
      LOG.warn("{} failed", name, e);
      return Answer.of(Responses.error(id, RpcException.internal(String.valueOf(e.getMessage()))));
    } catch (StackOverflowError e) {
      LOG.warn("{} recursed too deep", name);
      return Answer.of(Responses.error(id, RpcException.internal("recursion too deep")));
    }
  }

  private Answer subscribe(
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
    return new Answer(
        responses.result(id, out -> out.writeString(subscription.id())), List.of(subscription));
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
