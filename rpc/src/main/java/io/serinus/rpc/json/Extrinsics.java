package io.serinus.rpc.json;

import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import java.util.Arrays;

/** Extrinsics as they travel: opaque bytes with their length before them. */
public final class Extrinsics {
  private Extrinsics() {}

  /**
   * The extrinsic at the beginning of the bytes, its length included. What follows is dropped, as
   * the reference node does.
   *
   * @throws ScaleException if the bytes end before the extrinsic does
   */
  public static byte[] first(byte[] bytes) {
    ScaleReader reader = new ScaleReader(bytes);
    reader.skip(reader.readLength(1));
    int length = reader.position();
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
