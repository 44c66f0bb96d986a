package io.serinus.consensus.babe;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.Slot;
import org.junit.jupiter.api.Test;

class EquivocationWatchTest {
  private final EquivocationWatch watch = new EquivocationWatch();
  private final BabeId alice = BabeId.of(new byte[32]);
  private final BabeId bob = BabeId.ofHex("01".repeat(32));
  private final Slot now = new Slot(5000);
  private final Slot slot = new Slot(4990);

  private static Header header(long number) {
    return new Header(
        io.serinus.primitives.H256.ZERO,
        number,
        io.serinus.primitives.H256.ZERO,
        io.serinus.primitives.H256.ZERO,
        io.serinus.primitives.Digest.EMPTY);
  }

  @Test
  void twoHeadersOfOneAuthorInOneSlotAreProof() {
    assertThat(watch.note(now, slot, alice, header(1))).isEmpty();
    assertThat(watch.note(now, slot, alice, header(1))).isEmpty();
    assertThat(watch.note(now, slot, bob, header(2))).isEmpty();
    var proof = watch.note(now, slot, alice, header(3)).orElseThrow();
    assertThat(proof.offender()).isEqualTo(alice);
    assertThat(proof.firstHeader()).isEqualTo(header(1));
    assertThat(proof.secondHeader()).isEqualTo(header(3));
    assertThat(watch.note(now, slot, alice, header(4))).isEmpty();
  }

  @Test
  void oldSlotsAreForgotten() {
    assertThat(watch.note(now, slot, alice, header(1))).isEmpty();
    assertThat(watch.note(new Slot(9000), slot, alice, header(2))).isEmpty();
    assertThat(watch.note(new Slot(9000), new Slot(8999), bob, header(2))).isEmpty();
  }
}
