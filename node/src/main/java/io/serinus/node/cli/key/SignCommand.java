package io.serinus.node.cli.key;

import io.serinus.crypto.keys.KeyPair;
import io.serinus.node.cli.CommandFailure;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs {@code key}'s command of that name. */
@Command(name = "sign", description = "Sign a message.", mixinStandardHelpOptions = true)
final class SignCommand implements Callable<Integer> {
  @Mixin KeyOptions options;
  @Mixin MessageOptions message;
  @Spec CommandSpec spec;

  @Option(
      names = "--suri",
      paramLabel = "URI",
      description = "The secret URI, or a file that holds it; asked for unless given.")
  Optional<String> suri;

  @Override
  public Integer call() {
    String uri = SecretInput.uri(suri);
    KeyPair pair;
    try {
      pair = KeyPair.fromUri(options.scheme, options.secret(uri));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
    byte[] signature = pair.sign(message.read(System.in));
    pair.destroy();
    spec.commandLine().getOut().println("0x" + HexFormat.of().formatHex(signature));
    return 0;
  }
}
