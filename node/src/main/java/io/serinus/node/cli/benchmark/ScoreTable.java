package io.serinus.node.cli.benchmark;

import io.serinus.node.benchmark.machine.Score;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints scores as the reference node does. */
final class ScoreTable {
  private static final List<String> HEADER =
      List.of("Category", "Function", "Score", "Minimum", "Result");

  private final List<List<String>> rows = new ArrayList<>();
  private final int[] widths = new int[HEADER.size()];

  ScoreTable(List<Score> scores, double tolerance) {
    rows.add(HEADER);
    for (Score s : scores) {
      String verdict = s.passes(tolerance) ? "✅ Pass" : "❌ Fail";
      rows.add(
          List.of(
              s.metric().category(),
              s.metric().function(),
              s.reached().toString(),
              s.metric().minimum().toString(),
              String.format(Locale.ROOT, "%s (%5.1f %%)", verdict, s.relative() * 100)));
    }
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
  }

  void print(PrintWriter out) {
    out.println(rule('+', '-', '+'));
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) {
        out.println(i == 1 ? rule('+', '=', '+') : rule('|', '-', '|'));
      }
      out.println(line(rows.get(i)));
    }
    out.println(rule('+', '-', '+'));
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < widths.length; i++) {
      line.append(' ').append(row.get(i)).repeat(' ', widths[i] - width(row.get(i))).append(" |");
    }
    return line.toString();
  }

  private String rule(char end, char dash, char between) {
    StringBuilder rule = new StringBuilder().append(end);
    for (int i = 0; i < widths.length; i++) {
      rule.repeat(dash, widths[i] + 2).append(i == widths.length - 1 ? end : between);
    }
    return rule.toString();
  }

  /** Columns on a terminal, where the two marks take two each. */
  private static int width(String text) {
    return text.chars().map(c -> c == '✅' || c == '❌' ? 2 : 1).sum();
  }
}
