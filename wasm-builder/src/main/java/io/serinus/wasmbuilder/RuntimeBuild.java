package io.serinus.wasmbuilder;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to build.
 *
 * @param mainClass class with {@code static void main(String[])} and {@code @Export(name =
 *     "serinus_call") static long call(int function, int pointer, int length)}
 * @param classPath folders and jars of the runtime and all it uses
 * @param functions names of the runtime API functions to export, such as {@code Core_version}; the
 *     position of a name is the {@code function} number that the entry point receives
 * @param sections custom sections by name: {@code runtime_version} (the SCALE-encoded version) and
 *     {@code runtime_apis} (eight bytes of identifier and four of version, for each API)
 * @param metadataHash the hash of the runtime's metadata in hexadecimal, to be built in; empty for
 *     none
 * @param heapBytes size of the Java heap in Wasm; it never grows, so that the host's allocations
 *     may lie behind it
 * @param optimize whether to take the time for a faster and smaller module
 */
public record RuntimeBuild(
    String mainClass,
    List<Path> classPath,
    List<String> functions,
    Map<String, byte[]> sections,
    String metadataHash,
    int heapBytes,
    boolean optimize) {
  public static final String VERSION_SECTION = "runtime_version";
  public static final String APIS_SECTION = "runtime_apis";
  public static final int DEFAULT_HEAP = 32 * 1024 * 1024;

  public RuntimeBuild {
    classPath = List.copyOf(classPath);
    functions = List.copyOf(functions);
    // In order: that of an immutable map changes from one run to the next.
    sections = Collections.unmodifiableMap(new TreeMap<>(sections));
  }
}
