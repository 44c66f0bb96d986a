package io.serinus.rpc.legacy;

import io.serinus.primitives.H256;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.json.Hex;
import io.serinus.rpc.json.JsonBody;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of some keys, remembered from block to block, so that only changes are told. */
final class ChangeSet {
  private final List<byte[]> keys;
  private final byte[] @Nullable [] last;
  private boolean first = true;

  /** Of these keys, each once, however often it is named. */
  ChangeSet(List<byte[]> keys) {
    this.keys = keys.stream().map(Bytes::wrap).distinct().map(Bytes::unsafeArray).toList();
    this.last = new byte[this.keys.size()][];
  }

  /** Reads a value. */
  @FunctionalInterface
  interface Reader {
    byte @Nullable [] get(byte[] key) throws BackendException;
  }

  /**
   * What has changed since the last block, all of it the first time; {@code null} if nothing has.
   */
  @Nullable JsonBody next(H256 block, Reader reader) throws BackendException {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < last.length; i++) {
      byte[] key = keys.get(i);
      byte[] value = reader.get(key);
      if (first || !Arrays.equals(value, last[i])) {
        changes.add(new Change(key, value));
        last[i] = value;
      }
    }
    first = false;
    return changes.isEmpty() ? null : body(block, changes);
  }

  /** A key and what stands under it now. */
  record Change(byte[] key, byte @Nullable [] value) {}

  static JsonBody body(H256 block, List<Change> changes) {
    return out -> {
      out.writeStartObject();
      out.writeStringField("block", block.toString());
      out.writeArrayFieldStart("changes");
      for (Change change : changes) {
        out.writeStartArray();
        out.writeString(Hex.encode(change.key()));
        JsonBody.hex(change.value()).writeTo(out);
        out.writeEndArray();
      }
      out.writeEndArray();
      out.writeEndObject();
    };
  }
}
