package io.serinus.crypto.keys;

import java.io.IOException;

/** A JSON document that is one string (RFC 8259, section 7). */
final class JsonString {
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  private JsonString() {}

  static String write(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20) {
        json.append("\\u00").append(Character.forDigit(c >> 4, 16));
        json.append(Character.forDigit(c & 15, 16));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  /** Reads; the error never repeats the text, which is a secret. */
  static String read(String document) throws IOException {
    String json = document.strip();
    if (json.length() < 2 || json.charAt(0) != '"') {
      throw new IOException("not a JSON string");
    }
    StringBuilder text = new StringBuilder(json.length());
    int at = 1;
    while (at < json.length() && json.charAt(at) != '"') {
      char c = json.charAt(at++);
      if (c < 0x20) {
        throw new IOException("a control character in a JSON string");
      }
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escape = at < json.length() ? json.charAt(at++) : 0;
      if (escape == 'u') {
        text.append(unicode(json, at));
        at += 4;
      } else {
        int index = ESCAPES.indexOf(escape);
        if (index < 0) {
          throw new IOException("an unknown escape in a JSON string");
        }
        text.append(ESCAPED.charAt(index));
      }
    }
    if (at != json.length() - 1) {
      throw new IOException("a JSON string must end where the document ends");
    }
    return text.toString();
  }

  private static char unicode(String json, int at) throws IOException {
    int code = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = i < json.length() ? Character.digit(json.charAt(i), 16) : -1;
      if (digit < 0) {
        throw new IOException("a bad \\u escape in a JSON string");
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }
}
