package io.serinus.node.cli.key;

import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.MultiSignature;
import io.serinus.crypto.keys.Ss58Address;
import io.serinus.crypto.keys.Ss58Exception;
import io.serinus.node.cli.CommandFailure;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs {@code key}'s command of that name. */
@Command(
    name = "verify",
    description = "Verify a message's signature.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Mixin KeyOptions options;
  @Mixin MessageOptions message;
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SIGNATURE", description = "The signature in hex.")
  String signature;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "KEY",
      description =
          "The signer: a public key in hex, an address or a secret URI, or a file that holds one;"
              + " asked for unless given.")
  Optional<String> key;

  @Override
  public Integer call() {
    MultiSignature parsed;
    try {
      parsed = MultiSignature.of(options.scheme, hex(signature));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          "a signature of %s has %d bytes in hexadecimal"
              .formatted(options.scheme.id(), options.scheme.signatureLength()),
          e);
    }
    if (!parsed.verifyByKey(message.read(System.in), publicKey())) {
      throw new CommandFailure("Signature verification failed");
    }
    spec.commandLine().getOut().println("Signature verifies correctly.");
    return 0;
  }

  private byte[] publicKey() {
    byte[] found = find(SecretInput.uri(key));
    if (found.length != options.scheme.publicKeyLength()) {
      throw new CommandFailure(
          "a public key of %s has %d bytes"
              .formatted(options.scheme.id(), options.scheme.publicKeyLength()));
    }
    return found;
  }

  private byte[] find(String key) {
    if (key.matches("(0x)?([0-9a-fA-F]{64}|[0-9a-fA-F]{66})")) {
      return hex(key);
    }
    try {
      return Ss58Address.decode(key).body();
    } catch (Ss58Exception notAddress) {
      try {
        return KeyPair.fromUri(options.scheme, options.secret(key)).publicKey();
      } catch (IllegalArgumentException notSecret) {
        throw new CommandFailure("neither a public key nor an address nor a secret URI", notSecret);
      }
    }
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
  }
}
