package io.serinus.host.executor;

import io.serinus.primitives.RuntimeVersion;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.wasm.WasmModule;
import java.util.Optional;

/** The version of a runtime, as {@code Core_version} or as the module's custom sections tell it. */
final class RuntimeVersions {
  private static final int API_BYTES = 12;

  private RuntimeVersions() {}

  /** Decodes what {@code Core_version} returned. */
  static RuntimeVersion decode(byte[] encoded) {
    try {
      return RuntimeVersion.CODEC.decode(new ScaleReader(encoded));
    } catch (RuntimeException e) {
      throw new ExecutorException("Core_version: not a version: " + e.getMessage(), e);
    }
  }

  /**
   * The encoded version in the sections {@code runtime_version} and {@code runtime_apis} of a
   * module, if it has them.
   */
  static Optional<byte[]> inSections(byte[] module) {
    Optional<byte[]> version = WasmModule.customSection(module, "runtime_version");
    Optional<byte[]> apis = WasmModule.customSection(module, "runtime_apis");
    if (version.isEmpty() || apis.isEmpty()) {
      return version;
    }
    try {
      return Optional.of(withApis(version.get(), apis.get()));
    } catch (ScaleException e) {
      throw new ExecutorException(
          "the section runtime_version holds no version: " + e.getMessage(), e);
    }
  }

  /** The section leaves its list of APIs empty; the other section has the items of the list. */
  private static byte[] withApis(byte[] version, byte[] apis) {
    ScaleReader in = new ScaleReader(version);
    in.readBytes();
    in.readBytes();
    in.skip(3 * Integer.BYTES);
    int listAt = in.position();
    int listed = in.readLength(API_BYTES);
    if (listed > 0 || apis.length % API_BYTES != 0) {
      return version;
    }
    ScaleWriter out = new ScaleWriter(version.length + apis.length + 4);
    out.writeFixed(version, 0, listAt).writeCompact(apis.length / API_BYTES).writeFixed(apis);
    return out.writeFixed(in.readFixed(in.remaining())).toByteArray();
  }
}
