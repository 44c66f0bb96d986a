package io.serinus.node.cli.key;

import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.SecretUri;
import io.serinus.crypto.keys.Ss58Address;
import io.serinus.crypto.keys.Ss58Exception;
import io.serinus.node.cli.CommandFailure;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
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

  @Parameters(
      arity = "0..1",
      paramLabel = "URI",
      description =
          "A secret URI, a seed in hex, or an address, or a file that holds one; asked for unless"
              + " given.")
  Optional<String> argument;

  @ArgGroup(exclusive = true)
  Expectations expectations = new Expectations();

  /** What the URI is said to be; one thing at most. */
  static final class Expectations {
    @Option(names = "--public", description = "The URI is a public key in hex.")
    boolean isPublic;

    @Option(
        names = "--expect-public",
        paramLabel = "KEY",
        description =
            "Fail where the secret URI, before its path, has not this public key (0x and hex) or"
                + " address.")
    Optional<String> expected = Optional.empty();
  }

  @Override
  public Integer call() {
    String uri = SecretInput.uri(argument);
    KeyReport report = expectations.isPublic ? ofPublicKey(uri) : ofSecretOrAddress(uri);
    spec.commandLine().getOut().print(report.as(options.output));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private KeyReport ofPublicKey(String uri) {
    return KeyReport.ofPublicKey(
        options.scheme, options.network.orElse(Network.SUBSTRATE), publicKey(uri));
  }

  private KeyReport ofSecretOrAddress(String uri) {
    SecretUri secret;
    try {
      secret = options.secret(uri);
      // Addresses have the form of a phrase; that they are none shows here.
      KeyPair.fromUri(options.scheme, secret).destroy();
    } catch (IllegalArgumentException notSecret) {
      return ofAddress(uri);
    }
    expectations.expected.ifPresent(expected -> require(expected, secret.root()));
    return KeyReport.ofSecret(
        options.scheme, options.network.orElse(Network.SUBSTRATE), uri, secret);
  }

  private KeyReport ofAddress(String uri) {
    Ss58Address address = address(uri);
    if (expectations.expected.isPresent()) {
      throw new CommandFailure("--expect-public: an address has no secret URI");
    }
    return KeyReport.ofAddress(
        options.scheme,
        options.network.orElse(Network.ofPrefix(address.prefix())),
        uri,
        address.body());
  }

  private void require(String expected, SecretUri root) {
    byte[] key = expected.startsWith("0x") ? publicKey(expected) : address(expected).body();
    KeyPair pair = KeyPair.fromUri(options.scheme, root);
    boolean matches = Arrays.equals(key, pair.publicKey());
    pair.destroy();
    if (!matches) {
      throw new CommandFailure("Expected public (" + expected + ") key does not match.");
    }
  }

  private Ss58Address address(String text) {
    try {
      Ss58Address address = Ss58Address.decode(text);
      // What is no key of the scheme can't be told of as one.
      if (address.body().length == options.scheme.publicKeyLength()) {
        return address;
      }
    } catch (Ss58Exception e) {
      throw new CommandFailure("Invalid phrase/URI given", e);
    }
    throw new CommandFailure("Invalid phrase/URI given");
  }

  private byte[] publicKey(String hex) {
    byte[] key;
    try {
      key = HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("the public key is not hexadecimal", e);
    }
    if (key.length != options.scheme.publicKeyLength()) {
      throw new CommandFailure(
          "a public key of %s has %d bytes"
              .formatted(options.scheme.id(), options.scheme.publicKeyLength()));
    }
    return key;
  }
}
