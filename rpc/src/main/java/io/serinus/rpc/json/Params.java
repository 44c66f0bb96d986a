package io.serinus.rpc.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serinus.primitives.H256;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, by position (an array) or by name (an object). A name {@code
 * startKey} may also be written {@code start_key}. Every accessor says by {@code Invalid params}
 * (-32602) what is wrong with one that does not fit.
 */
public final class Params {
  private final JsonNode node;

  /** Of an array, an object, or nothing; methods that take parameters refuse anything else. */
  public Params(JsonNode node) {
    this.node = node;
  }

  /** No parameters. */
  public static Params none() {
    return new Params(MissingNode.getInstance());
  }

  private @Nullable JsonNode find(int position, String name) throws RpcException {
    if (node.isValueNode()) {
      throw RpcException.invalidParams("expected an array or an object");
    }
    JsonNode found = node.isObject() ? named(name) : node.get(position);
    return found == null || found.isNull() ? null : found;
  }

  private @Nullable JsonNode named(String name) {
    JsonNode found = node.get(name);
    return found == null ? node.get(snakeCase(name)) : found;
  }

  private static String snakeCase(String name) {
    StringBuilder snake = new StringBuilder();
    for (char c : name.toCharArray()) {
      if (c >= 'A' && c <= 'Z') {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(c));
    }
    return snake.toString();
  }

  /** A parameter of any kind; {@code null} if it is missing or null. */
  public @Nullable JsonNode optional(int position, String name) throws RpcException {
    return find(position, name);
  }

  /** A parameter of any kind that must be there. */
  public JsonNode required(int position, String name) throws RpcException {
    JsonNode found = find(position, name);
    if (found == null) {
      throw RpcException.invalidParams("missing parameter `" + name + "`");
    }
    return found;
  }

  /** A text. */
  public String string(int position, String name) throws RpcException {
    return text(required(position, name), name);
  }

  /** A text, or {@code null} if there is none. */
  public @Nullable String optionalString(int position, String name) throws RpcException {
    JsonNode found = find(position, name);
    return found == null ? null : text(found, name);
  }

  /** A boolean. */
  public boolean bool(int position, String name) throws RpcException {
    JsonNode found = required(position, name);
    if (!found.isBoolean()) {
      throw wrong(name, "a boolean");
    }
    return found.booleanValue();
  }

  /** A number from 0 to 2³²−1. */
  public long u32(int position, String name) throws RpcException {
    return u32(required(position, name), name);
  }

  /** Bytes in hexadecimal, {@code 0x} before them or not. */
  public byte[] bytes(int position, String name) throws RpcException {
    return bytes(required(position, name), name);
  }

  /** Bytes in hexadecimal, or {@code null} if there are none. */
  public byte @Nullable [] optionalBytes(int position, String name) throws RpcException {
    JsonNode found = find(position, name);
    return found == null ? null : bytes(found, name);
  }

  /** A hash of 32 bytes. */
  public H256 hash(int position, String name) throws RpcException {
    return hash(required(position, name), name);
  }

  /** A hash of 32 bytes, or {@code null} if there is none. */
  public @Nullable H256 optionalHash(int position, String name) throws RpcException {
    JsonNode found = find(position, name);
    return found == null ? null : hash(found, name);
  }

  /** A list of byte strings in hexadecimal. */
  public List<byte[]> bytesList(int position, String name) throws RpcException {
    return bytesList(required(position, name), name);
  }

  /** A list of byte strings, or {@code null} if there is none. */
  public @Nullable List<byte[]> optionalBytesList(int position, String name) throws RpcException {
    JsonNode found = find(position, name);
    return found == null ? null : bytesList(found, name);
  }

  private static List<byte[]> bytesList(JsonNode list, String name) throws RpcException {
    requireArray(list, name);
    List<byte[]> values = new ArrayList<>(list.size());
    for (JsonNode item : list) {
      values.add(bytes(item, name));
    }
    return values;
  }

  /** Fails unless the value is an array. */
  public static void requireArray(JsonNode value, String name) throws RpcException {
    if (!value.isArray()) {
      throw wrong(name, "a sequence");
    }
  }

  /** A value that must be a text. */
  public static String text(JsonNode value, String name) throws RpcException {
    if (!value.isTextual()) {
      throw wrong(name, "a string");
    }
    return value.textValue();
  }

  /** A value that must be bytes in hexadecimal, {@code 0x} before them or not. */
  public static byte[] bytes(JsonNode value, String name) throws RpcException {
    byte[] bytes = Hex.decodeNibbles(text(value, name));
    if (bytes == null) {
      throw wrong(name, "a hex string");
    }
    return bytes;
  }

  /** A value that must be a hash of 32 bytes. */
  public static H256 hash(JsonNode value, String name) throws RpcException {
    byte[] bytes = Hex.decode(text(value, name));
    if (bytes == null || bytes.length != H256.LENGTH) {
      throw wrong(name, "a hex string with 64 digits");
    }
    return H256.wrap(bytes);
  }

  /** A value that must be a number from 0 to 2³²−1. */
  public static long u32(JsonNode value, String name) throws RpcException {
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 0
        || value.longValue() > 0xffff_ffffL) {
      throw wrong(name, "u32");
    }
    return value.longValue();
  }

  private static RpcException wrong(String name, String expected) {
    return RpcException.invalidParams("invalid `" + name + "`: expected " + expected);
  }
}
