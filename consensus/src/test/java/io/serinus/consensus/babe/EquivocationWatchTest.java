package io.serinus.consensus.babe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.host.chain.BlockImport;
import io.serinus.host.chain.ChainStore;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.PruningMode;
import io.serinus.host.state.StateChanges;
import io.serinus.host.state.StateOptions;
import io.serinus.host.state.TrieState;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.Slot;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleException;
import io.serinus.trie.StateVersion;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EquivocationWatchTest {
  private static final Bytes FIRST_KEY = Bytes.ofText("babe:");
  private static final Bytes LAST_KEY = Bytes.ofText("babe;");

  private final ChainStore chain = chain();
  private final EquivocationWatch watch = new EquivocationWatch(chain);
  private final BabeId alice = BabeId.of(new byte[32]);
  private final BabeId bob = BabeId.ofHex("01".repeat(32));
  private final Slot now = new Slot(5000);
  private final Slot slot = new Slot(4990);

  private static ChainStore chain() {
    StateChanges nothing = new Overlay(TrieState.empty()).changes(StateVersion.V1);
    Header genesis =
        new Header(H256.ZERO, 0, H256.wrap(nothing.root().toBytes()), H256.ZERO, Digest.EMPTY);
    return ChainStore.create(
        new MemoryStore(),
        new StateOptions(new PruningMode.Constrained(256), 1 << 20, 1 << 20),
        BlockImport.of(genesis, List.of(), nothing));
  }

  private static Header header(long number) {
    return new Header(H256.ZERO, number, H256.ZERO, H256.ZERO, Digest.EMPTY);
  }

  private EquivocationWatch afterRestart() {
    return new EquivocationWatch(chain);
  }

  private int kept() {
    return chain.auxiliaryKeys(FIRST_KEY, LAST_KEY).size();
  }

  @Test
  void twoHeadersOfOneAuthorInOneSlotAreProof() {
    assertThat(watch.note(now, slot, alice, header(1))).isEmpty();
    assertThat(watch.note(now, slot, alice, header(1))).isEmpty();
    assertThat(watch.note(now, slot, bob, header(2))).isEmpty();
    var proof = watch.note(now, slot, alice, header(3)).orElseThrow();
    assertThat(proof.offender()).isEqualTo(alice);
    assertThat(proof.slot()).isEqualTo(slot);
    assertThat(proof.firstHeader()).isEqualTo(header(1));
    assertThat(proof.secondHeader()).isEqualTo(header(3));
    assertThat(watch.note(now, slot, alice, header(4))).isEmpty();
  }

  @Test
  void aRestartForgetsNothing() {
    assertThat(watch.note(now, slot, alice, header(1))).isEmpty();
    var proof = afterRestart().note(now, slot, alice, header(2)).orElseThrow();
    assertThat(proof.firstHeader()).isEqualTo(header(1));
    assertThat(proof.secondHeader()).isEqualTo(header(2));
    assertThat(afterRestart().note(now, slot, alice, header(3))).isEmpty();
  }

  @Test
  void oldSlotsAreForgotten() {
    assertThat(watch.note(now, slot, alice, header(1))).isEmpty();
    assertThat(watch.note(new Slot(9000), slot, alice, header(2))).isEmpty();
    assertThat(watch.note(new Slot(9000), new Slot(8999), bob, header(2))).isEmpty();
    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void noMoreIsKeptThanTwiceWhatHasToBe() {
    for (long number = 5000; number < 9000; number++) {
      watch.note(new Slot(number), new Slot(number), alice, header(number));
      assertThat(kept()).isLessThanOrEqualTo((int) (2 * EquivocationWatch.KEPT));
    }
    Slot last = new Slot(8999);
    Slot oldest = new Slot(last.number() - EquivocationWatch.KEPT);
    assertThat(watch.note(last, oldest, alice, header(1))).isPresent();
    assertThat(watch.note(last, new Slot(oldest.number() - 1), alice, header(1))).isEmpty();
  }

  @Test
  void anAuthorsSlotIsClaimedOnce() {
    assertThat(watch.claim(slot, alice)).isTrue();
    assertThat(watch.claim(slot, alice)).isFalse();
    assertThat(afterRestart().claim(slot, alice)).isFalse();
    assertThat(afterRestart().claim(slot, bob)).isTrue();
    assertThat(watch.claim(slot.plus(1), alice)).isTrue();
    // After the clock was set back, too.
    assertThat(afterRestart().claim(slot, alice)).isFalse();
  }

  @Test
  void theNodeDoesNotReportItselfNorAuthorWhereItsKeyHas() {
    assertThat(watch.claim(slot, alice)).isTrue();
    assertThat(watch.note(slot, slot, alice, header(1))).isEmpty();
    assertThat(watch.note(slot, slot, alice, header(2))).isEmpty();
    watch.note(slot, slot, bob, header(3));
    assertThat(watch.claim(slot, bob)).isFalse();
  }

  @Test
  void whatIsNotAListOfAuthorsIsRefused() {
    watch.claim(slot, alice);
    Bytes key = chain.auxiliaryKeys(FIRST_KEY, LAST_KEY).getFirst();
    byte[] whole = chain.auxiliary(key).orElseThrow().toArray();
    for (int length : new int[] {0, 1, whole.length - 1, whole.length + 1}) {
      Bytes broken = Bytes.wrap(Arrays.copyOf(whole, length));
      chain.putAuxiliary(List.of(new BlockImport.Auxiliary(key, broken)));
      assertThatThrownBy(() -> watch.claim(slot, alice)).isInstanceOf(ScaleException.class);
      assertThatThrownBy(() -> watch.note(slot, slot, bob, header(1)))
          .isInstanceOf(ScaleException.class);
    }
  }
}
