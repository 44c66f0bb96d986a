package io.serinus.conformance.tester;

import io.serinus.scale.ScaleReader;
import java.util.ArrayList;
import java.util.List;
import org.teavm.interop.Export;

/**
 * The suite's tester runtime: for each function of the Host API an export {@code rtm_…} that
 * decodes its arguments, calls the function and returns the result SCALE-encoded.
 */
public final class HostApiTester {
  private HostApiTester() {}

  /**
   * Calls one function. All arguments are to be read before the first address is taken, since
   * reading allocates.
   */
  @FunctionalInterface
  interface Case {
    byte[] run(ScaleReader in);
  }

  private record Named(String name, Case body) {}

  private static List<Named> cases() {
    List<Named> cases = new ArrayList<>();
    StorageCases.forEach(
        (name, body) -> cases.add(new Named("rtm_ext_storage_" + name + "_version_1", body)));
    ChildCases.forEach(
        (name, body) ->
            cases.add(new Named("rtm_ext_default_child_storage_" + name + "_version_1", body)));
    CryptoCases.forEach(
        (name, body) -> cases.add(new Named("rtm_ext_crypto_" + name + "_version_1", body)));
    PureCases.forEach((name, body) -> cases.add(new Named("rtm_ext_" + name + "_version_1", body)));
    LaterCases.forEach((name, body) -> cases.add(new Named("rtm_" + name, body)));
    OffchainCases.forEach((name, body) -> cases.add(new Named("rtm_" + name, body)));
    return cases;
  }

  /** The exports, in the order of their numbers. */
  public static List<String> functions() {
    return cases().stream().map(Named::name).toList();
  }

  public static void main(String[] arguments) {}

  /** The entry point of the module. */
  @Export(name = "serinus_call")
  public static long call(int function, int pointer, int length) {
    ScaleReader in = new ScaleReader(Memory.read(pointer, length));
    return Memory.span(cases().get(function).body().run(in));
  }
}
