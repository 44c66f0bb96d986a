package io.serinus.rpc.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.serinus.rpc.json.Json;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.RpcException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The frames of JSON-RPC 2.0 around results, errors and notifications, as UTF-8. */
final class Responses {
  private final int limit;

  /**
   * @param limit the size of a response
   */
  Responses(int limit) {
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  /** A result; or an error if it is too large, or fails while it writes itself. */
  byte[] result(JsonNode id, JsonBody body) {
    BoundedOutput out = new BoundedOutput(limit);
    try (JsonGenerator json = Json.generator(out)) {
      begin(json);
      json.writeFieldName("id");
      Json.body(id).writeTo(json);
      json.writeFieldName("result");
      body.writeTo(json);
      json.writeEndObject();
    } catch (BoundedOutput.TooLarge e) {
      return error(id, Limits.responseTooBig(limit));
    } catch (IOException e) {
      return error(id, RpcException.internal(String.valueOf(e.getMessage())));
    }
    return out.toByteArray();
  }

  /** An error. */
  static byte[] error(JsonNode id, RpcException error) {
    BoundedOutput out = new BoundedOutput(Integer.MAX_VALUE);
    try (JsonGenerator json = Json.generator(out)) {
      begin(json);
      json.writeFieldName("id");
      Json.body(id).writeTo(json);
      json.writeObjectFieldStart("error");
      json.writeNumberField("code", error.code());
      json.writeStringField("message", error.message());
      JsonBody data = error.data();
      if (data != null) {
        json.writeFieldName("data");
        data.writeTo(json);
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** An error that answers no request in particular. */
  static byte[] error(RpcException error) {
    return error(NullNode.getInstance(), error);
  }

  /** A notification of a subscription. */
  static byte[] notification(String method, String subscription, JsonBody result) {
    BoundedOutput out = new BoundedOutput(Integer.MAX_VALUE);
    try (JsonGenerator json = Json.generator(out)) {
      begin(json);
      json.writeStringField("method", method);
      json.writeObjectFieldStart("params");
      json.writeStringField("subscription", subscription);
      json.writeFieldName("result");
      result.writeTo(json);
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A value without a frame. */
  static byte[] bare(JsonBody body) {
    BoundedOutput out = new BoundedOutput(Integer.MAX_VALUE);
    try (JsonGenerator json = Json.generator(out)) {
      body.writeTo(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void begin(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("jsonrpc", "2.0");
  }
}
