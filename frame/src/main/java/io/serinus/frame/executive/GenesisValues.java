package io.serinus.frame.executive;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.serinus.frame.GenesisException;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.scale.Bytes;

/** Reads the values of a genesis configuration; what is amiss is a {@link GenesisException}. */
public final class GenesisValues {
  private GenesisValues() {}

  public static JsonArray list(JsonObject object, String field) {
    JsonValue value = object.get(field);
    if (value == null || !value.isArray()) {
      throw new GenesisException("`" + field + "` is no list");
    }
    return value.asArray();
  }

  /** A tuple of so many members, which JSON writes as a list. */
  public static JsonArray tuple(JsonValue value, int members) {
    if (!value.isArray() || value.asArray().size() != members) {
      throw new GenesisException("no list of " + members + ": " + value);
    }
    return value.asArray();
  }

  /** An account by its address, or by its public key in hexadecimal. */
  public static AccountId account(JsonValue value) {
    return AccountId.of(publicKey(value, AccountId.LENGTH).unsafeArray());
  }

  /** A public key of so many bytes by its address, or in hexadecimal. */
  public static Bytes publicKey(JsonValue value, int length) {
    String text = text(value);
    Bytes key = text.startsWith("0x") ? bytes(value) : Ss58Address.publicKey(text);
    if (key.length() != length) {
      throw new GenesisException("no public key of " + length + " bytes: " + text);
    }
    return key;
  }

  /** Balance as a number, or as a text where numbers are too small. */
  public static U128 balance(JsonValue value) {
    try {
      return U128.parse(value.isString() ? value.asString() : value.toString());
    } catch (RuntimeException e) {
      throw new GenesisException("no balance: " + value);
    }
  }

  /** A {@code u64}. */
  public static long number(JsonValue value) {
    if (value.isNumber()) {
      U128 number = balance(value);
      if (number.fitsU64()) {
        return number.low();
      }
    }
    throw new GenesisException("no number: " + value);
  }

  /** A {@code u32}. */
  public static long u32(JsonValue value) {
    long number = number(value);
    if (number >>> 32 != 0) {
      throw new GenesisException("no number of 32 bits: " + value);
    }
    return number;
  }

  public static String text(JsonValue value) {
    if (!value.isString()) {
      throw new GenesisException("no text: " + value);
    }
    return value.asString();
  }

  /** Bytes in hexadecimal after {@code 0x}. */
  public static Bytes bytes(JsonValue value) {
    String text = text(value);
    int length = text.length() / 2 - 1;
    if (!text.startsWith("0x") || text.length() % 2 != 0) {
      throw new GenesisException("no hexadecimal bytes: " + text);
    }
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      int high = Character.digit(text.charAt(2 * i + 2), 16);
      int low = Character.digit(text.charAt(2 * i + 3), 16);
      if (high < 0 || low < 0) {
        throw new GenesisException("no hexadecimal bytes: " + text);
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    return Bytes.wrap(bytes);
  }
}
