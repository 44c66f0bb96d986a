package io.serinus.crypto.sr25519;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  /** The equivalence vector that implementations of Merlin share. */
  @Test
  void merlinVector() {
    Transcript transcript = new Transcript("test protocol");
    transcript.append("some label", "some data".getBytes(StandardCharsets.US_ASCII));
    assertThat(HexFormat.of().formatHex(transcript.challengeBytes("challenge", 32)))
        .isEqualTo("d5a21972d0d5fe320c0d263fac7fffb8145aa640af6e9bca177c03c7efcf0615");
  }

  @Test
  void aCopyGoesItsOwnWay() {
    Transcript one = new Transcript("test").append("a", new byte[500]);
    Transcript other = one.copy();
    byte[] first = one.challengeBytes("c", 32);
    assertThat(other.challengeBytes("c", 32)).isEqualTo(first);
    assertThat(other.challengeBytes("c", 32)).isNotEqualTo(first);
    assertThat(one.append("x", new byte[1]).challengeBytes("c", 32))
        .isNotEqualTo(other.challengeBytes("c", 32));
  }
}
