package io.serinus.wasmbuilder;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.teavm.diagnostics.DefaultProblemTextConsumer;
import org.teavm.diagnostics.Problem;
import org.teavm.tooling.EmptyTeaVMToolLog;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/** Runs TeaVM: class files in, a module for linear memory out. */
final class TeaVmCompiler {
  private static final String FILE = "runtime.wasm";

  private TeaVmCompiler() {}

  /** Compiles the classes of a runtime, as they are. */
  static byte[] compile(RuntimeBuild build) {
    Path folder = null;
    try (URLClassLoader classes =
        new URLClassLoader(urls(build.classPath()), TeaVmCompiler.class.getClassLoader())) {
      folder = Files.createTempDirectory("serinus-wasm");
      TeaVMTool tool = new TeaVMTool();
      tool.setTargetType(TeaVMTargetType.WEBASSEMBLY);
      tool.setMainClass(build.mainClass());
      tool.setClassLoader(classes);
      tool.setTargetDirectory(folder.toFile());
      tool.setTargetFileName(FILE);
      tool.setOptimizationLevel(
          build.optimize() ? TeaVMOptimizationLevel.ADVANCED : TeaVMOptimizationLevel.SIMPLE);
      tool.setMinHeapSize(build.heapBytes());
      tool.setMaxHeapSize(build.heapBytes());
      tool.setObfuscated(true);
      tool.setDebugInformationGenerated(false);
      tool.getTransformers().add(MissingMethods.class.getName());
      tool.getTransformers().add(BuiltInValues.class.getName());
      tool.setLog(new EmptyTeaVMToolLog());
      BuiltInValues.generate(tool, build.metadataHash());
      List<String> problems =
          tool.getProblemProvider().getSevereProblems().stream().map(TeaVmCompiler::text).toList();
      if (!problems.isEmpty()) {
        throw new WasmBuildException(
            "what can't run below the runtime boundary:\n  " + String.join("\n  ", problems));
      }
      return Files.readAllBytes(folder.resolve(FILE));
    } catch (IOException | TeaVMToolException e) {
      throw new WasmBuildException(
          "TeaVM failed on " + build.mainClass() + ": " + e.getMessage(), e);
    } finally {
      delete(folder);
    }
  }

  private static String text(Problem problem) {
    DefaultProblemTextConsumer text = new DefaultProblemTextConsumer();
    problem.render(text);
    return text.getText() + (problem.getLocation() == null ? "" : " at " + place(problem));
  }

  private static String place(Problem problem) {
    return problem.getLocation().getMethod()
        + " ("
        + problem.getLocation().getSourceLocation()
        + ")";
  }

  private static URL[] urls(List<Path> classPath) throws MalformedURLException {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classPath.get(i).toUri().toURL();
    }
    return urls;
  }

  private static void delete(@org.jspecify.annotations.Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.map(Path::toFile).sorted((a, b) -> b.compareTo(a)).forEach(File::delete);
    } catch (IOException e) {
      throw new WasmBuildException("can't remove " + folder, e);
    }
  }
}
