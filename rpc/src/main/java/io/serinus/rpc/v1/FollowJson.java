package io.serinus.rpc.v1;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serinus.primitives.FixedBytes;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.rpc.json.ChainJson;
import io.serinus.rpc.json.JsonBody;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of a follower as JSON. */
final class FollowJson {
  /** What is known of a block's runtime. */
  sealed interface Spec {
    /** Its version. */
    record Valid(RuntimeVersion version) implements Spec {}

    /** Why it has none. */
    record Invalid(String error) implements Spec {}
  }

  /** Writes the fields behind {@code event}. */
  @FunctionalInterface
  interface Fields {
    void write(JsonGenerator out) throws IOException;
  }

  static final JsonBody STOP = event("stop", out -> {});

  private FollowJson() {}

  static JsonBody event(String name, Fields fields) {
    return out -> {
      out.writeStartObject();
      out.writeStringField("event", name);
      fields.write(out);
      out.writeEndObject();
    };
  }

  private static JsonBody operation(String name, String id, Fields fields) {
    return event(
        name,
        out -> {
          out.writeStringField("operationId", id);
          fields.write(out);
        });
  }

  static JsonBody runtime(Spec spec) {
    return out -> {
      out.writeStartObject();
      switch (spec) {
        case Spec.Valid it -> {
          out.writeStringField("type", "valid");
          out.writeFieldName("spec");
          ChainJson.writeSpec(out, it.version());
        }
        case Spec.Invalid it -> {
          out.writeStringField("type", "invalid");
          out.writeStringField("error", it.error());
        }
      }
      out.writeEndObject();
    };
  }

  static JsonBody initialized(FollowEvent.Initialized event, @Nullable JsonBody runtime) {
    return event(
        "initialized",
        out -> {
          hashes(out, "finalizedBlockHashes", event.finalized());
          if (runtime != null) {
            out.writeFieldName("finalizedBlockRuntime");
            runtime.writeTo(out);
          }
        });
  }

  static JsonBody newBlock(FollowEvent.NewBlock event, boolean withRuntime, JsonBody runtime) {
    return event(
        "newBlock",
        out -> {
          out.writeStringField("blockHash", event.hash().toString());
          out.writeStringField("parentBlockHash", event.parent().toString());
          if (withRuntime) {
            out.writeFieldName("newRuntime");
            runtime.writeTo(out);
          }
        });
  }

  static JsonBody bestBlockChanged(FollowEvent.BestBlockChanged event) {
    return event(
        "bestBlockChanged", out -> out.writeStringField("bestBlockHash", event.hash().toString()));
  }

  static JsonBody finalized(FollowEvent.Finalized event) {
    return event(
        "finalized",
        out -> {
          hashes(out, "finalizedBlockHashes", event.finalized());
          hashes(out, "prunedBlockHashes", event.pruned());
        });
  }

  static JsonBody bodyDone(String id, List<byte[]> body) {
    return operation(
        "operationBodyDone",
        id,
        out -> {
          out.writeFieldName("value");
          JsonBody.hexArray(body).writeTo(out);
        });
  }

  static JsonBody callDone(String id, byte[] result) {
    return operation(
        "operationCallDone",
        id,
        out -> {
          out.writeFieldName("output");
          JsonBody.hex(result).writeTo(out);
        });
  }

  static JsonBody storageItems(String id, List<StorageItem.Found> items) {
    return operation(
        "operationStorageItems",
        id,
        out -> {
          out.writeArrayFieldStart("items");
          for (StorageItem.Found item : items) {
            out.writeStartObject();
            item.writeFields(out);
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  static JsonBody storageDone(String id) {
    return operation("operationStorageDone", id, out -> {});
  }

  static JsonBody waitingForContinue(String id) {
    return operation("operationWaitingForContinue", id, out -> {});
  }

  static JsonBody inaccessible(String id) {
    return operation("operationInaccessible", id, out -> {});
  }

  static JsonBody error(String id, String error) {
    return operation("operationError", id, out -> out.writeStringField("error", error));
  }

  private static void hashes(
      JsonGenerator out, String name, Collection<? extends FixedBytes<?>> hashes)
      throws IOException {
    out.writeFieldName(name);
    JsonBody.hashes(hashes).writeTo(out);
  }
}
