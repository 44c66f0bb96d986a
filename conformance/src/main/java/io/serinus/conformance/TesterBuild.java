package io.serinus.conformance;

import io.serinus.conformance.tester.HostApiTester;
import io.serinus.scale.ScaleReader;
import io.serinus.wasmbuilder.RuntimeBuild;
import io.serinus.wasmbuilder.WasmBuilder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.teavm.interop.Address;

/** Translates the tester runtime to Wasm; a step of the build. */
public final class TesterBuild {
  private static final int HEAP = 4 << 20;

  private TesterBuild() {}

  /** Takes the path of the blob. */
  public static void main(String[] arguments) throws URISyntaxException {
    List<Path> classPath =
        Arrays.asList(
            place(HostApiTester.class),
            place(ScaleReader.class),
            place(Address.class),
            place(NullMarked.class));
    WasmBuilder.buildInto(
        new RuntimeBuild(
            HostApiTester.class.getName(),
            classPath,
            HostApiTester.functions(),
            Map.of(),
            "",
            HEAP,
            true),
        Path.of(arguments[0]));
  }

  private static Path place(Class<?> type) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(type.getProtectionDomain().getCodeSource()).getLocation().toURI());
  }
}
