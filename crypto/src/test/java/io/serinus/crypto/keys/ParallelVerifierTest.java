package io.serinus.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParallelVerifierTest {
  @Test
  void goodAndBadAreToldApart() {
    List<SignatureCheck> checks = new ArrayList<>();
    BitSet expected = new BitSet();
    for (int i = 0; i < 90; i++) {
      SignatureScheme scheme = SignatureScheme.values()[i % 3];
      KeyPair pair = KeyPair.fromUri(scheme, "//Alice");
      byte[] message = {(byte) i};
      MultiSignature signature = pair.multiSign(message);
      checks.add(new SignatureCheck(signature, message, pair.accountId()));
      expected.set(i);
    }
    assertThat(ParallelVerifier.verifyAll(checks)).isTrue();
    assertThat(ParallelVerifier.verifyEach(checks)).isEqualTo(expected);
    for (int bad : new int[] {0, 40, 89}) {
      SignatureCheck good = checks.get(bad);
      checks.set(bad, new SignatureCheck(good.signature(), new byte[2], good.accountId()));
      expected.clear(bad);
      assertThat(ParallelVerifier.verifyAll(checks)).isFalse();
      assertThat(ParallelVerifier.verifyEach(checks)).isEqualTo(expected);
    }
    assertThat(ParallelVerifier.verifyAll(List.of())).isTrue();
    assertThat(ParallelVerifier.verifyEach(List.of())).isEqualTo(new BitSet());
  }
}
