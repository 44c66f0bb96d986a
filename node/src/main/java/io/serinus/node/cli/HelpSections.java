package io.serinus.node.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;

/** Shows the many options of a node under headings, in the order in which they matter. */
final class HelpSections implements IHelpSectionRenderer {
  /** A heading, and how the options under it begin. */
  private enum Section {
    CHAIN(
        "The chain and its data",
        "--dev",
        "--chain",
        "--base-path",
        "--tmp",
        "--state-pruning",
        "--execution",
        "--block-time"),
    ROLE(
        "What the node is",
        "--validator",
        "--alice",
        "--bob",
        "--charlie",
        "--dave",
        "--eve",
        "--ferdie",
        "--name",
        "--node-key"),
    RPC(
        "RPC",
        "--rpc-port",
        "--rpc-external",
        "--unsafe-rpc-external",
        "--rpc-methods",
        "--rpc-cors",
        "--rpc-"),
    NETWORK("The network", "--port", "--bootnodes"),
    POOL("The transaction pool", "--pool-", "--tx-ban-"),
    REPORTS("Logs and metrics", "--log", "--prometheus-", "--no-prometheus"),
    OTHER("Other", "");

    private final String heading;
    private final List<String> beginnings;

    Section(String heading, String... beginnings) {
      this.heading = heading;
      this.beginnings = List.of(beginnings);
    }

    /** Where an option stands in the section; -1 where it does not. */
    int place(OptionSpec option) {
      for (int i = 0; i < beginnings.size(); i++) {
        for (String name : option.names()) {
          if (name.startsWith(beginnings.get(i))) {
            return i;
          }
        }
      }
      return -1;
    }

    static Section of(OptionSpec option) {
      for (Section section : values()) {
        if (section.place(option) >= 0) {
          return section;
        }
      }
      return OTHER;
    }
  }

  @Override
  public String render(Help help) {
    Map<Section, List<OptionSpec>> sections = new EnumMap<>(Section.class);
    for (Section section : Section.values()) {
      sections.put(
          section,
          help.commandSpec().options().stream()
              .filter(option -> Section.of(option) == section)
              .sorted((one, other) -> Integer.compare(section.place(one), section.place(other)))
              .toList());
    }
    StringBuilder text = new StringBuilder();
    sections.forEach(
        (section, options) -> {
          Help.Layout layout = help.createDefaultLayout();
          layout.addOptions(options, help.parameterLabelRenderer());
          text.append("%n%s:%n".formatted(section.heading)).append(layout);
        });
    return text.append("%n".formatted()).toString();
  }
}
