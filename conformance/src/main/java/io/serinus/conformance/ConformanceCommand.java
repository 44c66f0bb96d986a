package io.serinus.conformance;

import io.serinus.host.executor.ExecutorException;
import io.serinus.wasm.WasmFormatException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The suite's command line: a fixture's name and its options; prints what the fixture expects and
 * nothing else.
 */
public final class ConformanceCommand {
  /** Exit status for what the suite shall skip. */
  public static final int NOT_SUPPORTED = 95;

  private static final Map<String, String> SHORT_OPTIONS =
      Map.of("-f", "--function", "-i", "--input", "-e", "--environment", "-r", "--runtime");

  private ConformanceCommand() {}

  /**
   * Runs one case.
   *
   * @param classCache where what the tester was compiled to is kept between runs
   * @param out must write text in UTF-8
   * @return the exit status: 0 where the host behaved as expected, {@link #NOT_SUPPORTED} for cases
   *     that it has not
   */
  public static int run(
      List<String> arguments, Path classCache, PrintStream out, PrintStream errors) {
    if (arguments.isEmpty()) {
      errors.println("usage: host-api|scale-codec|state-trie OPTIONS");
      return 2;
    }
    try {
      Map<String, String> options = new HashMap<>();
      List<String> rest = arguments.subList(1, arguments.size());
      return switch (arguments.getFirst()) {
        case "host-api" -> {
          options(rest, options);
          String blob = options.get("--runtime");
          HostApiAdapter adapter =
              new HostApiAdapter(
                  blob == null
                      ? Tester.runtime(classCache)
                      : Tester.runtime(Path.of(blob), classCache));
          String input = options.getOrDefault("--input", "");
          List<String> inputs = input.isEmpty() ? List.of() : Arrays.asList(input.split(",", -1));
          yield adapter.run(required(options, "--function"), inputs, out) ? 0 : NOT_SUPPORTED;
        }
        case "scale-codec" -> {
          options(rest.subList(Math.min(1, rest.size()), rest.size()), options);
          if (rest.isEmpty() || !rest.getFirst().equals("encode")) {
            yield NOT_SUPPORTED;
          }
          ScaleCodecAdapter.encode(required(options, "--input"), out);
          yield 0;
        }
        case "state-trie" -> {
          options(rest.subList(Math.min(1, rest.size()), rest.size()), options);
          String command = rest.isEmpty() ? "" : rest.getFirst();
          StateTrieAdapter adapter =
              StateTrieAdapter.read(
                  Path.of(required(options, "--state-file")),
                  options.containsKey("--keys-in-hex"),
                  options.containsKey("--values-in-hex"));
          yield adapter.run(command, out) ? 0 : NOT_SUPPORTED;
        }
        default -> NOT_SUPPORTED;
      };
    } catch (CaseFailure | ExecutorException | IllegalArgumentException e) {
      errors.println(e.getMessage());
      return 1;
    } catch (NoSuchFileException e) {
      errors.println("no such file: " + e.getMessage());
      return 1;
    } catch (IOException | WasmFormatException e) {
      errors.println(e.toString());
      return 1;
    }
  }

  private static String required(Map<String, String> options, String name) {
    String value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException("missing option " + name);
    }
    return value;
  }

  private static void options(List<String> arguments, Map<String, String> out) {
    for (int i = 0; i < arguments.size(); i++) {
      String name = SHORT_OPTIONS.getOrDefault(arguments.get(i), arguments.get(i));
      boolean flag = name.endsWith("-in-hex");
      if (!flag && i + 1 == arguments.size()) {
        throw new IllegalArgumentException("option " + name + " needs a value");
      }
      out.put(name, flag ? "" : arguments.get(++i));
    }
  }
}
