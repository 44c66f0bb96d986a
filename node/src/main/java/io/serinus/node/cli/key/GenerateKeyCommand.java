package io.serinus.node.cli.key;

import io.serinus.crypto.keys.Mnemonic;
import io.serinus.node.cli.CommandFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs {@code key}'s command of that name. */
@Command(name = "generate", description = "Make a new key.", mixinStandardHelpOptions = true)
final class GenerateKeyCommand implements Callable<Integer> {
  @Mixin KeyOptions options;
  @Spec CommandSpec spec;

  @Option(
      names = {"-w", "--words"},
      paramLabel = "WORDS",
      defaultValue = "12",
      description = "Words of the phrase: 12 (default), 15, 18, 21 or 24.")
  int words;

  @Override
  public Integer call() {
    String phrase;
    try {
      phrase = Mnemonic.generate(words);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          "Invalid number of words given for phrase: must be 12/15/18/21/24", e);
    }
    KeyReport report =
        KeyReport.ofSecret(
            options.scheme,
            options.network.orElse(Network.SUBSTRATE),
            phrase,
            options.secret(phrase));
    spec.commandLine().getOut().print(report.as(options.output));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
