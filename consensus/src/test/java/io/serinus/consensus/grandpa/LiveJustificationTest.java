package io.serinus.consensus.grandpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.consensus.BlockRef;
import io.serinus.primitives.H256;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.GrandpaId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A justification from a live network's first authority set, as smoldot's tests have it. */
class LiveJustificationTest {
  private static final byte[] ENCODED =
      HexFormat.of()
          .parseHex(
              "07b506000000000029f1abec90ac199df06dee3ba0734c08c3fd6df06caa3f78952f8f95164058d2"
                  + "009e04001429f1abec90ac199df06dee3ba0734c08c3fd6df06caa3f78952f8f95164058d2009e04"
                  + "000df78178ccaa78ad29f1d5ea796f1426c15e638b391e47d1ecdea57b468b4741248e270d5ef02c"
                  + "ae965595dfa652d2672881661ad474e7d1a36b3152e5c552081c151c11cb72334d26d70769e3af7b"
                  + "bff3801a4e2dca2b09b7cce0af8dd8130729f1abec90ac199df06dee3ba0734c08c3fd6df06caa3f"
                  + "78952f8f95164058d2009e04003e25912c15c078e5ec717a38c1f72dd2b80c3edcfd93468555125a"
                  + "a7c976176bb8bb0368aa841112594d9c91f208b9584a571534f765399aa30582140fe60803680d27"
                  + "8213f908658a49a1025a7f466c197e8fb6fabb5e62220a7bd75f860cab29f1abec90ac199df06dee"
                  + "3ba0734c08c3fd6df06caa3f78952f8f95164058d2009e04007dac4f4701268980e85f4668d95f07"
                  + "3a1c72b6d8ab38e7dac7f4dc7a06e105afac2fc63d542a4b423e5af3123a246ceb84678826a4a4ed"
                  + "a429e1989d92ed180b8e59368700ea89e2bf8922cc9e4b86d6651d1c689a0d57813f9768dbaadecf"
                  + "7129f1abec90ac199df06dee3ba0734c08c3fd6df06caa3f78952f8f95164058d2009e040044c0d3"
                  + "8eef2137dea57fcb9bd9aa3d5fce4a4a137b3c438e5012af28889c97e0bf9d5bbb27b9f9d49e49c5"
                  + "5a36de0d4cb5864503a5f85ec444ba50da57a2110bdea6f4a727d3b2399275d6ee8817881f105974"
                  + "71dc1d27f144295ad6fb933c7a29f1abec90ac199df06dee3ba0734c08c3fd6df06caa3f78952f8f"
                  + "95164058d2009e04003abb7b87029d51c528c8da34fdc17768bef6dde1afc3b1dad1af537762afc4"
                  + "30434c3bdf0dca30010a63c8c97b1d59837846a2eb0bbf60395333d9c72332ae02f72daf2e560e4f"
                  + "0f22fb5cbb04ad1d7fee850aab238fd014c178769e7e3a9b8400");
  private static final BlockRef BLOCK =
      new BlockRef(
          H256.ofHex("29f1abec90ac199df06dee3ba0734c08c3fd6df06caa3f78952f8f95164058d2"), 302_592);

  private static JustificationVerifier verifier(int strangers, long setId) {
    GrandpaJustification justification = GrandpaJustification.CODEC.decode(ENCODED);
    List<Authority<GrandpaId>> authorities = new ArrayList<>(TestVoters.authorities(strangers));
    justification
        .commit()
        .precommits()
        .forEach(precommit -> authorities.add(new Authority<>(precommit.id(), 1)));
    return new JustificationVerifier(
        VoterSet.of(authorities).orElseThrow(), setId, new Ed25519Votes());
  }

  @Test
  void itProvesItsBlock() throws Exception {
    GrandpaJustification justification = verifier(1, 0).verify(ENCODED, BLOCK);
    assertThat(justification.round()).isEqualTo(439_559);
    assertThat(GrandpaJustification.CODEC.encode(justification)).isEqualTo(ENCODED);
  }

  @Test
  void inAnotherSetItProvesNothing() {
    assertThatThrownBy(() -> verifier(1, 1).verify(ENCODED, BLOCK))
        .hasMessageContaining("bad signature");
    assertThatThrownBy(() -> verifier(3, 0).verify(ENCODED, BLOCK))
        .hasMessageContaining("weight 5 where 6");
  }

  @Test
  void oneChangedSignatureIsFoundAmongGoodOnes() {
    byte[] bad = ENCODED.clone();
    bad[45 + 3 * 132 + 40] ^= 1;
    assertThatThrownBy(() -> verifier(1, 0).verify(bad, BLOCK))
        .isInstanceOf(BadJustificationException.class)
        .hasMessageContaining("bad signature of 0xdea6f4a7");
  }
}
