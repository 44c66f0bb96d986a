package io.serinus.rpc.legacy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.backend.TraceBackend;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code state_traceBlock}: what a block does while it is executed. */
final class BlockTraces {
  private static final String DEFAULT_TARGETS = "pallet,frame,state";
  private static final String TOO_LARGE = "Payload likely exceeds max payload size of RPC server.";

  private final RpcBackend backend;

  BlockTraces(RpcBackend backend) {
    this.backend = backend;
  }

  /** What was asked; the filters are told again in the answer. */
  private record Request(
      H256 block, String targets, @Nullable String storageKeys, @Nullable String methods) {
    static Request of(Params params) throws RpcException {
      H256 block = params.hash(0, "block");
      String targets = params.optionalString(1, "targets");
      return new Request(
          block,
          targets == null ? DEFAULT_TARGETS : targets,
          params.optionalString(2, "storageKeys"),
          params.optionalString(3, "methods"));
    }
  }

  JsonBody trace(Params params) throws RpcException {
    Request request = Request.of(params);
    Header header = backend.chain().header(request.block);
    if (header == null) {
      throw refused(request, "Missing block component: Header not found");
    }
    if (backend.chain().body(request.block) == null) {
      throw refused(request, "Missing block component: Extrinsics not found");
    }
    TraceBackend.Outcome outcome;
    try {
      outcome =
          backend
              .traces()
              .trace(request.block, request.targets, request.storageKeys, request.methods);
    } catch (BackendException e) {
      throw refused(
          request, "Dispatch error: Failed to collect traces and execute block: " + e.message());
    }
    return switch (outcome) {
      case TraceBackend.Trace trace -> out -> write(out, request, header.parentHash(), trace);
      case TraceBackend.TooLarge() -> BlockTraces::writeTooLarge;
    };
  }

  private static RpcException refused(Request request, String details) {
    return ClientErrors.invalidBlockRange(request.block.toString(), "None", details);
  }

  private static void writeTooLarge(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("traceError");
    out.writeStringField("error", TOO_LARGE);
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void write(
      JsonGenerator out, Request request, H256 parent, TraceBackend.Trace trace)
      throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("blockTrace");
    out.writeStringField("blockHash", digits(request.block));
    out.writeStringField("parentHash", digits(parent));
    out.writeStringField("tracingTargets", request.targets);
    out.writeStringField("storageKeys", orEmpty(request.storageKeys));
    out.writeStringField("methods", orEmpty(request.methods));
    out.writeArrayFieldStart("spans");
    for (TraceBackend.Span span : trace.spans()) {
      write(out, span);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("events");
    for (TraceBackend.Event event : trace.events()) {
      write(out, event);
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, TraceBackend.Span span) throws IOException {
    out.writeStartObject();
    out.writeFieldName("id");
    writeUnsigned(out, span.id());
    out.writeFieldName("parentId");
    Long parent = span.parentId();
    if (parent == null) {
      out.writeNull();
    } else {
      writeUnsigned(out, parent);
    }
    out.writeStringField("name", span.name());
    out.writeStringField("target", span.target());
    out.writeBooleanField("wasm", span.wasm());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, TraceBackend.Event event) throws IOException {
    out.writeStartObject();
    out.writeStringField("target", event.target());
    out.writeObjectFieldStart("data");
    out.writeObjectFieldStart("stringValues");
    for (Map.Entry<String, String> field : event.values().entrySet()) {
      out.writeStringField(field.getKey(), field.getValue());
    }
    out.writeEndObject();
    out.writeEndObject();
    // The host's events name no span around them.
    out.writeNullField("parentId");
    out.writeEndObject();
  }

  private static void writeUnsigned(JsonGenerator out, long number) throws IOException {
    out.writeNumber(Long.toUnsignedString(number));
  }

  private static String orEmpty(@Nullable String filter) {
    return filter == null ? "" : filter;
  }

  /** Hashes stand here without {@code 0x}. */
  private static String digits(H256 hash) {
    return hash.toString().substring(2);
  }
}
