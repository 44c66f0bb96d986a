package io.serinus.conformance;

import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.util.Arrays;
import java.util.HexFormat;

/** The cases of {@code ext_crypto}, the same for both schemes. */
final class CryptoFlows {
  private static final byte[] KEY_TYPE = Tester.text("dumy");
  private static final int KEY = 32;
  private static final int SIGNATURE = 64;

  private final CaseContext c;
  private final String scheme;

  private CryptoFlows(CaseContext c, String scheme) {
    this.c = c;
    this.scheme = scheme;
  }

  /** Runs the case of this function, such as {@code sign}; false if there is none. */
  static boolean run(String scheme, String function, CaseContext context) {
    CryptoFlows flows = new CryptoFlows(context, scheme);
    switch (function) {
      case "generate" -> flows.c.printHex(flows.generate(0));
      case "public_keys" -> flows.publicKeys();
      case "sign" -> flows.printSigned(flows.generate(0));
      case "verify" -> flows.verify();
      default -> {
        return false;
      }
    }
    return true;
  }

  private String name(String function) {
    return "ext_crypto_" + scheme + "_" + function + "_version_1";
  }

  private byte[] generate(int input) {
    ScaleWriter arguments =
        new ScaleWriter().writeFixed(KEY_TYPE).writeBool(true).writeBytes(c.in(input));
    return c.tester().call(name("generate"), arguments);
  }

  private void publicKeys() {
    byte[] first = generate(0);
    byte[] second = generate(1);
    ScaleReader in =
        new ScaleReader(
            c.tester().call(name("public_keys"), new ScaleWriter().writeFixed(KEY_TYPE)));
    c.require(in.readLength(KEY) == 2, "there should be two keys");
    byte[] one = in.readFixed(KEY);
    byte[] two = in.readFixed(KEY);
    boolean both =
        Arrays.equals(one, first) && Arrays.equals(two, second)
            || Arrays.equals(one, second) && Arrays.equals(two, first);
    c.require(both, "the keys are not those that were generated");
    c.print(Tester.text("1. Public key: " + HexFormat.of().formatHex(one)));
    c.print(Tester.text("2. Public key: " + HexFormat.of().formatHex(two)));
  }

  private byte[] printSigned(byte[] key) {
    ScaleWriter arguments =
        new ScaleWriter().writeFixed(KEY_TYPE).writeFixed(key).writeBytes(c.in(1));
    ScaleReader in = new ScaleReader(c.tester().call(name("sign"), arguments));
    c.require(in.readBool(), "there is no signature");
    byte[] signature = in.readFixed(SIGNATURE);
    c.print(Tester.text("Message: " + c.textIn(1)));
    c.print(Tester.text("Public key: " + HexFormat.of().formatHex(key)));
    c.print(Tester.text("Signature: " + HexFormat.of().formatHex(signature)));
    return signature;
  }

  private void verify() {
    byte[] key = generate(0);
    byte[] signature = printSigned(key);
    c.require(verifies(signature, c.in(1), key), "a good signature was refused");
    c.require(
        !verifies(signature, Tester.text(c.textIn(1) + "."), key),
        "a signature was accepted for another message");
    c.print(Tester.text("GOOD SIGNATURE"));
  }

  private boolean verifies(byte[] signature, byte[] message, byte[] key) {
    ScaleWriter arguments =
        new ScaleWriter().writeFixed(signature).writeBytes(message).writeFixed(key);
    return Tester.isTrue(c.tester().call(name("verify"), arguments));
  }
}
