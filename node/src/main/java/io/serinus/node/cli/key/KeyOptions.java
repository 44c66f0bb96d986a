package io.serinus.node.cli.key;

import io.serinus.crypto.keys.SecretUri;
import io.serinus.crypto.keys.SignatureScheme;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What all commands about keys understand. */
final class KeyOptions {
  @Option(
      names = "--scheme",
      paramLabel = "SCHEME",
      defaultValue = "sr25519",
      converter = SchemeConverter.class,
      description = "sr25519 (default), ed25519 or ecdsa.")
  SignatureScheme scheme;

  @Option(
      names = {"-n", "--network"},
      paramLabel = "NETWORK",
      converter = NetworkConverter.class,
      description = "The network whose addresses to show: substrate, kusama, polkadot or a number.")
  Optional<Network> network;

  @Option(
      names = "--output-type",
      paramLabel = "TYPE",
      defaultValue = "text",
      converter = OutputConverter.class,
      description = "text (default) or json.")
  Output output;

  @ArgGroup(exclusive = true)
  PasswordOptions password = new PasswordOptions();

  enum Output {
    TEXT,
    JSON
  }

  /**
   * A secret URI, with the password that was given apart from it.
   *
   * @throws IllegalArgumentException when the text has not the form of one
   */
  SecretUri secret(String uri) {
    SecretUri parsed = SecretUri.parse(uri);
    return password.read().map(parsed::withPassword).orElse(parsed);
  }

  static final class SchemeConverter implements ITypeConverter<SignatureScheme> {
    @Override
    public SignatureScheme convert(String value) {
      try {
        return SignatureScheme.ofId(value.toLowerCase(java.util.Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("expected sr25519, ed25519 or ecdsa");
      }
    }
  }

  static final class OutputConverter implements ITypeConverter<Output> {
    @Override
    public Output convert(String value) {
      return switch (value.toLowerCase(java.util.Locale.ROOT)) {
        case "text" -> Output.TEXT;
        case "json" -> Output.JSON;
        default -> throw new TypeConversionException("expected text or json");
      };
    }
  }

  static final class NetworkConverter implements ITypeConverter<Network> {
    @Override
    public Network convert(String value) {
      try {
        return Network.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
