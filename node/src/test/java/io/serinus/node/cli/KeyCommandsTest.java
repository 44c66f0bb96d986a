package io.serinus.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about keys; the accounts are the development ones, which every chain has. */
class KeyCommandsTest {
  private static final String ALICE_KEY =
      "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
  private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
  private static final String PHRASE =
      "remember fiber forum demise paper uniform squirrel feel access exclude casual effort";

  @TempDir private Path folder = Path.of("");

  private static String good(String... arguments) {
    Cli cli = Cli.run(arguments);
    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.err()).isEmpty();
    return cli.out();
  }

  private static String refused(String... arguments) {
    Cli cli = Cli.run(arguments);
    assertThat(cli.code()).as(cli.out()).isEqualTo(1);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err().lines().toList()).hasSize(1);
    return cli.err().strip();
  }

  private static String publicKey(String... arguments) throws IOException {
    String[] all = new String[arguments.length + 4];
    System.arraycopy(new String[] {"key", "inspect", "--output-type", "json"}, 0, all, 0, 4);
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return new ObjectMapper().readTree(good(all)).get("publicKey").asText();
  }

  @Test
  void aSecretUriIsShownAsTheReferenceNodeShowsIt() {
    assertThat(good("key", "inspect", "//Alice"))
        .isEqualTo(
            """
            Secret Key URI `//Alice` is account:
              Network ID:        substrate
              Secret seed:       0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a
              Public key (hex):  %1$s
              Account ID:        %1$s
              Public key (SS58): %2$s
              SS58 Address:      %2$s
            """
                .formatted(ALICE_KEY, ALICE));
  }

  @Test
  void soAreAnAddressAndAPublicKey() {
    String kusama = "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F";
    assertThat(good("key", "inspect", kusama))
        .isEqualTo(
            """
            Public Key URI `%2$s` is account:
              Network ID/Version: kusama
              Public key (hex):   %1$s
              Account ID:         %1$s
              Public key (SS58):  %2$s
              SS58 Address:       %2$s
            """
                .formatted(ALICE_KEY, kusama));
    assertThat(good("key", "inspect", "--public", ALICE_KEY))
        .isEqualTo(
            """
            Network ID/Version: substrate
              Public key (hex):   %1$s
              Account ID:         %1$s
              Public key (SS58):  %2$s
              SS58 Address:       %2$s
            """
                .formatted(ALICE_KEY, ALICE));
  }

  @Test
  void jsonHasTheReferenceNodesFieldsAndLayout() {
    assertThat(good("key", "inspect", "--output-type", "Json", ALICE))
        .isEqualTo(
            """
            {
              "accountId": "%1$s",
              "networkId": "substrate",
              "publicKey": "%1$s",
              "publicKeyUri": "%2$s",
              "ss58Address": "%2$s",
              "ss58PublicKey": "%2$s"
            }
            """
                .formatted(ALICE_KEY, ALICE));
    assertThat(good("key", "inspect", "--output-type", "json", "//Alice/soft"))
        .contains("\"secretKeyUri\": \"//Alice/soft\"", "\"secretSeed\": \"n/a\"");
  }

  @Test
  void aNewKeyIsThatOfItsPhrase() throws IOException {
    for (String scheme : new String[] {"sr25519", "ed25519", "ecdsa"}) {
      JsonNode made =
          new ObjectMapper()
              .readTree(
                  good("key", "generate", "-w", "24", "--scheme", scheme, "--output-type", "json"));
      String phrase = made.get("secretPhrase").asText();
      assertThat(phrase.split(" ")).hasSize(24);
      assertThat(publicKey("--scheme", scheme, phrase)).isEqualTo(made.get("publicKey").asText());
      assertThat(publicKey("--scheme", scheme, made.get("secretSeed").asText()))
          .isEqualTo(made.get("publicKey").asText());
    }
    assertThat(good("key", "generate")).startsWith("Secret phrase:       ");
    assertThat(refused("key", "generate", "--words", "13")).contains("must be 12/15/18/21/24");
  }

  @Test
  void aPasswordGivenApartGoesBeforeTheUris() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "blue\n");
    String expected = publicKey(PHRASE + "//a///blue");
    assertThat(expected).isNotEqualTo(publicKey(PHRASE + "//a"));
    assertThat(publicKey("--password", "blue", PHRASE + "//a")).isEqualTo(expected);
    assertThat(publicKey("--password", "blue", PHRASE + "//a///red")).isEqualTo(expected);
    assertThat(publicKey("--password-filename", file.toString(), PHRASE + "//a"))
        .isEqualTo(expected);
    assertThat(refused("key", "inspect", "--password-filename", folder + "/none", "//Alice"))
        .contains("/none: there is no such file");
    assertThat(Cli.run("key", "inspect", "--password", "a", "--password-interactive", "x").code())
        .isEqualTo(2);
  }

  @Test
  void aUriMayLieInAFileOrBeTypedIn() throws IOException {
    Path file = Files.writeString(folder.resolve("uri"), "//Alice\n");
    assertThat(publicKey(file.toString())).isEqualTo(ALICE_KEY);
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("//Alice\n".getBytes(StandardCharsets.UTF_8)));
      assertThat(publicKey()).isEqualTo(ALICE_KEY);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void theExpectedKeyIsThatBeforeThePath() {
    String base = "0x46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a";
    good("key", "inspect", "--expect-public", base, "//Alice");
    good("key", "inspect", "--expect-public", ALICE_KEY, "--scheme", "sr25519", seedOfAlice());
    assertThat(refused("key", "inspect", "--expect-public", ALICE, "//Alice"))
        .isEqualTo("Error: Expected public (" + ALICE + ") key does not match.");
  }

  private static String seedOfAlice() {
    return "0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a";
  }

  @Test
  void whatIsNoKeyIsRefused() {
    for (String nonsense : new String[] {"one two three", "0x12", "5Grwva", "/"}) {
      assertThat(refused("key", "inspect", nonsense)).isEqualTo("Error: Invalid phrase/URI given");
    }
    // 32 bytes are no key of ecdsa.
    assertThat(refused("key", "inspect", "--scheme", "ecdsa", ALICE))
        .isEqualTo("Error: Invalid phrase/URI given");
    assertThat(refused("key", "inspect", "--public", "0x1234")).contains("has 32 bytes");
    assertThat(refused("key", "inspect", "--public", "Alice")).contains("not hexadecimal");
    assertThat(Cli.run("key", "inspect", "--scheme", "rsa", "//Alice").code()).isEqualTo(2);
    assertThat(Cli.run("key", "inspect", "--network", "mars", "//Alice").code()).isEqualTo(2);
  }

  @Test
  void theReferenceNodesSignaturesVerify() {
    String signature =
        "0x4eb25a2285a82374888880af0024eb30c3a21ce086eae3862888d345af607f0a"
            + "d6fb081312f11730932564f24a9f8ebcee2d46861413ae61307eca58db2c3e81";
    for (String key : new String[] {ALICE, ALICE_KEY, "//Alice"}) {
      assertThat(good("key", "verify", signature, key, "--message", "test message"))
          .isEqualTo("Signature verifies correctly.\n");
    }
    assertThat(refused("key", "verify", signature, ALICE, "--message", "test massage"))
        .isEqualTo("Error: Signature verification failed");
    String ofHex =
        "0x026342225155056ea797118c1c8c8b3cc002aa2020c36f4217fa3c302783a572"
            + "ad3dcd38c231cbaf86cadb93984d329c963ceac0685cc1ee4c1ed50fa443a68f";
    good("key", "verify", ofHex, ALICE, "--message", "0xaabbcc", "--hex");
  }

  @Test
  void signaturesAreTakenBack() {
    for (String scheme : new String[] {"sr25519", "ed25519", "ecdsa"}) {
      String signature =
          good("key", "sign", "--scheme", scheme, "--suri", "//Bob", "--message", "0A", "--hex");
      good(
          "key",
          "verify",
          "--scheme",
          scheme,
          signature.strip(),
          "//Bob",
          "--message",
          "0x0a",
          "--hex");
    }
    assertThat(refused("key", "sign", "--suri", "//Bob", "--message", "zz", "--hex"))
        .contains("not hexadecimal");
    assertThat(refused("key", "sign", "--suri", "one two", "--message", "x")).contains("Error: ");
    assertThat(refused("key", "verify", "0x12", ALICE, "--message", "x")).contains("64 bytes");
  }
}
