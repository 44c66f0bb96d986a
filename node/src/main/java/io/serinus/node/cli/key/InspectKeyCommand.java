package io.serinus.node.cli.key;

import io.serinus.crypto.keys.Ss58Address;
import io.serinus.crypto.keys.Ss58Exception;
import io.serinus.node.cli.CommandFailure;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs {@code key}'s command of that name. */
@Command(
    name = "inspect",
    description = "Show the public key and address of a secret URI, or what an address stands for.",
    mixinStandardHelpOptions = true)
final class InspectKeyCommand implements Callable<Integer> {
  @Mixin KeyOptions options;
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "URI", description = "A secret URI, a seed in hex, or an address.")
  String uri;

  @Option(names = "--public", description = "The URI is a public key in hex.")
  boolean isPublic;

  @Override
  public Integer call() {
    KeyReport report = isPublic ? ofPublicKey() : ofAddressOrSecret();
    spec.commandLine().getOut().print(report.as(options.output));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private KeyReport ofPublicKey() {
    byte[] key;
    try {
      key = HexFormat.of().parseHex(uri.startsWith("0x") ? uri.substring(2) : uri);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("the public key is not hexadecimal", e);
    }
    if (key.length != options.scheme.publicKeyLength()) {
      throw new CommandFailure(
          "a public key of %s has %d bytes"
              .formatted(options.scheme.id(), options.scheme.publicKeyLength()));
    }
    return KeyReport.ofPublic(options.scheme, options.network.orElse(Network.SUBSTRATE), uri, key);
  }

  private KeyReport ofAddressOrSecret() {
    try {
      return KeyReport.ofSecret(
          options.scheme, options.network.orElse(Network.SUBSTRATE), uri, options.uri(uri));
    } catch (IllegalArgumentException notSecret) {
      try {
        Ss58Address address = Ss58Address.decode(uri);
        return KeyReport.ofPublic(
            options.scheme,
            options.network.orElse(Network.ofPrefix(address.prefix())),
            uri,
            address.body());
      } catch (Ss58Exception notAddress) {
        throw new CommandFailure("neither a secret URI nor an address", notAddress);
      }
    }
  }
}
