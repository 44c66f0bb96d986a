package io.serinus.node.cli.benchmark;

import io.serinus.node.benchmark.Figures;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command's figures are printed. */
final class FiguresOutput {
  @Option(names = "--json", description = "Print the figures as JSON.")
  boolean json;

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  void print(Figures figures) {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      figures.printJson(out);
    } else {
      figures.print(out);
    }
  }
}
