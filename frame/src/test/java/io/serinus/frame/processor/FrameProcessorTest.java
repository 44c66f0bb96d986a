package io.serinus.frame.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import io.serinus.frame.PalletBase;
import io.serinus.hostapi.Host;
import io.serinus.primitives.Weight;
import io.serinus.scale.Codec;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What authors of pallets are told when a declaration makes no sense. */
class FrameProcessorTest {
  @TempDir Path output;

  private static String pallet(String members) {
    return """
        package sample;
        import io.serinus.frame.*;
        import io.serinus.frame.annotation.*;
        import io.serinus.frame.annotation.Call;
        import io.serinus.frame.storage.*;
        @Pallet("Sample")
        public final class Sample extends PalletBase {
          %s
        }
        """
        .formatted(members);
  }

  /** The errors of a compilation with the processor. */
  private List<String> errors(String source) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> options =
        List.of("-d", output.toString(), "-classpath", classPath(), "-implicit:none");
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///sample/Sample.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavaCompiler.CompilationTask task =
        compiler.getTask(null, null, diagnostics, options, null, List.of(file));
    task.setProcessors(List.of(new FrameProcessor()));
    task.call();
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
        .toList();
  }

  private static String classPath() throws Exception {
    Stream.Builder<Class<?>> needed = Stream.builder();
    needed.add(PalletBase.class).add(Host.class).add(Weight.class).add(Codec.class);
    needed.add(JsonObject.class).add(org.jspecify.annotations.NullMarked.class);
    return needed
        .build()
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(location -> Path.of(URI.create(location.toString())).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void aSoundPalletCompilesWithItsModuleAndCalls() throws Exception {
    String source =
        pallet(
            """
            @Storage(hasher = StorageHasher.IDENTITY) StorageMap<@U32 Long, @U8 Integer> items;
            @Call(0) @Weighs(refTime = 1) public void set(Origin origin, @U32 long item) {}
            """);
    assertThat(errors(source)).isEmpty();
    assertThat(output.resolve("sample/SampleModule.class")).exists();
    assertThat(output.resolve("sample/SampleCall$Set.class")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@Call(0) @Weighs(refTime = 1) public void set() {} | a call's first parameter is its origin",
        "@Call(0) @Weighs(refTime = 1) public void set(Origin o, int x) {} | an int needs its width",
        "@Call(0) @Weighs(refTime = 1) public void set(Origin o, @U8 long x) {} | U8 does not stand",
        "@Call(0) @Weighs(refTime = 1) public void set(Origin o, double x) {} | has no codec",
        "@Storage StorageMap<@U32 Long, @U32 Long> items; | one hasher for each key is needed",
        "public record Error() {} | errors are an enum",
      })
  void whatMakesNoSenseIsAnErrorThatSaysWhy(String members, String message) throws Exception {
    assertThat(errors(pallet(members))).anySatisfy(error -> assertThat(error).contains(message));
  }

  @Test
  void aTypeOutsideAPalletNeedsAPath() throws Exception {
    assertThat(
            errors(
                "package sample; @io.serinus.frame.annotation.Scale record Sample(boolean on) {}"))
        .anySatisfy(error -> assertThat(error).contains("a path is needed here"));
  }
}
