package io.serinus.node.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OpenSslTest {
  @Test
  void readsTheLastColumn() {
    assertThat(
            OpenSsl.verifiesPerSecond(
                " 253 bits EdDSA (Ed25519)   0.0001s    0.0001s  17616.0   8000.0"))
        .hasValue(125);
  }

  @Test
  void readsNothingElse() {
    assertThat(OpenSsl.verifiesPerSecond("")).isEmpty();
    assertThat(OpenSsl.verifiesPerSecond("Ed25519 is unknown")).isEmpty();
    assertThat(OpenSsl.verifiesPerSecond("253 bits EdDSA (Ed25519) 0.0 0.0 0.0 0.0")).isEmpty();
  }
}
