package io.serinus.node.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serinus.node.json.PrettyJson;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a benchmark found out, one figure a line; for people as a table, for programs as JSON. */
public final class Figures {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One figure.
   *
   * @param what what was measured
   * @param unit such as {@code ms} or {@code µs}
   */
  public record Figure(String what, double value, String unit) {}

  private final String benchmark;
  private final List<Figure> all = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * An empty list of figures.
   *
   * @param benchmark the name of the command
   */
  public Figures(String benchmark) {
    this.benchmark = benchmark;
  }

  /** Adds a figure. */
  public void add(String what, double value, String unit) {
    all.add(new Figure(what, value, unit));
  }

  /** Adds a line of text, such as why a figure is not there. */
  public void note(String text) {
    notes.add(text);
  }

  /** The figures so far. */
  public List<Figure> all() {
    return List.copyOf(all);
  }

  /** Prints a table of three columns, and the notes below it. */
  public void print(PrintWriter out) {
    int width = all.stream().mapToInt(f -> f.what.length()).max().orElse(0);
    for (Figure f : all) {
      out.println(
          String.format(
              Locale.ROOT, "%-" + (width + 2) + "s%s %s", f.what, digits(f.value), f.unit));
    }
    notes.forEach(out::println);
  }

  private static String digits(double value) {
    int decimals = value >= 1000 ? 0 : value >= 100 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,12." + decimals + "f", value);
  }

  /** Prints one JSON object. */
  public void printJson(PrintWriter out) {
    ObjectNode json = JSON.createObjectNode();
    json.put("benchmark", benchmark);
    var list = json.putArray("figures");
    for (Figure f : all) {
      list.addObject().put("what", f.what).put("value", f.value).put("unit", f.unit);
    }
    var texts = json.putArray("notes");
    notes.forEach(texts::add);
    out.println(PrettyJson.text(json));
  }
}
