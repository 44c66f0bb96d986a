package io.serinus.rpc.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serinus.primitives.FixedBytes;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON value that writes itself: the result of a method, or what a notification carries. */
@FunctionalInterface
public interface JsonBody {
  /** The value {@code null}. */
  JsonBody NULL = JsonGenerator::writeNull;

  /** Writes exactly one JSON value. */
  void writeTo(JsonGenerator out) throws IOException;

  /** A string, or {@code null}. */
  static JsonBody string(@Nullable String value) {
    return value == null ? NULL : out -> out.writeString(value);
  }

  /** An integer. */
  static JsonBody number(long value) {
    return out -> out.writeNumber(value);
  }

  /** A boolean. */
  static JsonBody bool(boolean value) {
    return out -> out.writeBoolean(value);
  }

  /** Bytes as a string of hexadecimal digits after {@code 0x}, or {@code null}. */
  static JsonBody hex(byte @Nullable [] bytes) {
    return bytes == null ? NULL : out -> out.writeString(Hex.encode(bytes));
  }

  /** A hash or the like in hexadecimal after {@code 0x}, or {@code null}. */
  static JsonBody hex(@Nullable FixedBytes<?> bytes) {
    return bytes == null ? NULL : out -> out.writeString(bytes.toString());
  }

  /** A text, number, boolean, or lists and maps of such. */
  static JsonBody of(@Nullable Object value) {
    return out -> out.writePOJO(value);
  }

  /** An array of values. */
  static JsonBody array(Collection<? extends JsonBody> values) {
    return out -> {
      out.writeStartArray();
      for (JsonBody value : values) {
        value.writeTo(out);
      }
      out.writeEndArray();
    };
  }

  /** An array of strings. */
  static JsonBody strings(Collection<String> values) {
    return array(values.stream().map(JsonBody::string).toList());
  }

  /** An array of byte strings in hexadecimal. */
  static JsonBody hexArray(List<byte[]> values) {
    return array(values.stream().map(JsonBody::hex).toList());
  }

  /** An array of hashes in hexadecimal. */
  static JsonBody hashes(Collection<? extends FixedBytes<?>> values) {
    return array(values.stream().map(JsonBody::hex).toList());
  }
}
