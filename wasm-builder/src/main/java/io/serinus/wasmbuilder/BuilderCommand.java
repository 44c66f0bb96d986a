package io.serinus.wasmbuilder;

import io.serinus.hostapi.NativeRuntime;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Builds a runtime's blob from the command line: {@code BuilderCommand RUNTIME-CLASS OUTPUT
 * [CLASS-PATH [HEAP-MIB]]}. The class is a {@link NativeRuntime} with a public constructor without
 * parameters, a {@code main} and the exported entry point; it tells its functions and its version
 * itself, by being run in this JVM. Without a class path it is this JVM's own.
 */
public final class BuilderCommand {
  private BuilderCommand() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 2 || arguments.length > 4) {
      System.err.println("usage: RUNTIME-CLASS OUTPUT [CLASS-PATH [HEAP-MIB]]");
      System.exit(2);
    }
    String classPath = arguments.length > 2 ? arguments[2] : System.getProperty("java.class.path");
    int heap =
        arguments.length > 3 ? Integer.parseInt(arguments[3]) << 20 : RuntimeBuild.DEFAULT_HEAP;
    List<Path> entries = Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of).toList();
    Path output = Path.of(arguments[1]);
    long start = System.nanoTime();
    boolean built = WasmBuilder.buildInto(describe(arguments[0], entries, heap), output);
    System.out.printf(
        "%s %s (%d bytes, %d ms)%n",
        built ? "built" : "up to date:",
        output,
        Files.size(output),
        (System.nanoTime() - start) / 1_000_000);
  }

  /** What to build for a runtime class. */
  static RuntimeBuild describe(String runtimeClass, List<Path> classPath, int heapBytes)
      throws ReflectiveOperationException, MalformedURLException {
    // Not closed: the runtime may load classes until it has answered, and the JVM ends soon after.
    @SuppressWarnings("resource")
    URLClassLoader classes =
        new URLClassLoader(urls(classPath), NativeRuntime.class.getClassLoader());
    NativeRuntime runtime =
        classes
            .loadClass(runtimeClass)
            .asSubclass(NativeRuntime.class)
            .getDeclaredConstructor()
            .newInstance();
    byte[] version = runtime.call("Core_version", new byte[0]);
    return new RuntimeBuild(
        runtimeClass,
        classPath,
        runtime.functions(),
        VersionSections.of(version),
        HexFormat.of().formatHex(runtime.metadataHash()),
        heapBytes,
        true);
  }

  private static URL[] urls(List<Path> classPath) throws MalformedURLException {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classPath.get(i).toUri().toURL();
    }
    return urls;
  }
}
