package io.serinus.wasmbuilder;

import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.util.Map;

/** The custom sections in which hosts look for a runtime's version without running it. */
final class VersionSections {
  private static final int API_BYTES = 12;

  private VersionSections() {}

  /**
   * Splits what {@code Core_version} returns: the list of APIs goes into a section of its own, and
   * the version keeps an empty list.
   */
  static Map<String, byte[]> of(byte[] version) {
    ScaleReader in = new ScaleReader(version);
    in.readBytes();
    in.readBytes();
    in.skip(3 * Integer.BYTES);
    int listAt = in.position();
    byte[] apis = in.readFixed(in.readLength(API_BYTES) * API_BYTES);
    byte[] rest = in.readFixed(in.remaining());
    byte[] withoutApis =
        new ScaleWriter()
            .writeFixed(version, 0, listAt)
            .writeCompact(0)
            .writeFixed(rest)
            .toByteArray();
    return Map.of(RuntimeBuild.VERSION_SECTION, withoutApis, RuntimeBuild.APIS_SECTION, apis);
  }
}
