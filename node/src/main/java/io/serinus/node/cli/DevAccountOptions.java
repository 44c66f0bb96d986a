package io.serinus.node.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The shortcuts for the well-known development accounts; one at most. */
final class DevAccountOptions {
  @Option(names = "--alice", description = "Hold Alice's session keys, and be a validator.")
  boolean alice;

  @Option(names = "--bob", description = "Likewise for Bob …")
  boolean bob;

  @Option(names = "--charlie", description = "… Charlie …")
  boolean charlie;

  @Option(names = "--dave", description = "… Dave …")
  boolean dave;

  @Option(names = "--eve", description = "… Eve …")
  boolean eve;

  @Option(names = "--ferdie", description = "… and Ferdie.")
  boolean ferdie;

  /** The account asked for, such as {@code Alice}. */
  Optional<String> name() {
    if (alice) {
      return Optional.of("Alice");
    } else if (bob) {
      return Optional.of("Bob");
    } else if (charlie) {
      return Optional.of("Charlie");
    } else if (dave) {
      return Optional.of("Dave");
    } else if (eve) {
      return Optional.of("Eve");
    }
    return ferdie ? Optional.of("Ferdie") : Optional.empty();
  }
}
