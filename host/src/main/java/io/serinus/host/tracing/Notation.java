package io.serinus.host.tracing;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How the reference node writes bytes into its traces. */
final class Notation {
  private static final HexFormat HEX = HexFormat.of();

  /** From this size on, bytes are shown by both ends. */
  private static final int LONG = 1027;

  private static final int END = 512;

  private Notation() {}

  /** Digits, of long bytes the first and last 512 bytes with {@code ...} between them. */
  static String shortened(byte[] bytes) {
    return bytes.length < LONG
        ? HEX.formatHex(bytes)
        : HEX.formatHex(bytes, 0, END)
            + "..."
            + HEX.formatHex(bytes, bytes.length - END, bytes.length);
  }

  /** {@code Some(DIGITS)} with all digits, or {@code None}. */
  static String option(byte @Nullable [] bytes) {
    return bytes == null ? "None" : "Some(" + HEX.formatHex(bytes) + ")";
  }

  /** An {@code Option} in SCALE of bytes that are encoded already, shortened. */
  static String encodedOption(byte @Nullable [] bytes) {
    if (bytes == null) {
      return "00";
    }
    byte[] encoded = new byte[bytes.length + 1];
    encoded[0] = 1;
    System.arraycopy(bytes, 0, encoded, 1, bytes.length);
    return shortened(encoded);
  }

  /** A number of 16 bits as its bytes lie in memory, the lower one first. */
  static String u16(int number) {
    return HEX.toHexDigits(Short.reverseBytes((short) number));
  }
}
