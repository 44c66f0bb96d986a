package io.serinus.consensus.grandpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.consensus.BlockRef;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.GrandpaConsensusLog;
import io.serinus.primitives.consensus.ScheduledChange;
import io.serinus.scale.Bytes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrandpaDigestsTest {
  private static final BlockRef BLOCK = new BlockRef(H256.ofHex("11".repeat(32)), 7);

  private static DigestItem item(EngineId engine, byte[] data) {
    return new DigestItem.Consensus(engine, Bytes.wrap(data));
  }

  private static Header header(DigestItem... items) {
    return new Header(H256.ZERO, 7, H256.ZERO, H256.ZERO, new Digest(List.of(items)));
  }

  private static byte[] scheduled(long delay) {
    return GrandpaConsensusLog.CODEC.encode(
        new GrandpaConsensusLog.Scheduled(new ScheduledChange(TestVoters.authorities(2), delay)));
  }

  @Test
  void theFirstChangeCountsAndAForcedOneBeforeIt() {
    byte[] forced =
        GrandpaConsensusLog.CODEC.encode(
            new GrandpaConsensusLog.Forced(3, new ScheduledChange(TestVoters.authorities(3), 9)));
    Header two =
        header(
            item(EngineId.BABE, scheduled(1)),
            item(EngineId.GRANDPA, scheduled(2)),
            item(EngineId.GRANDPA, scheduled(4)));
    assertThat(GrandpaDigests.change(BLOCK, two)).map(PendingChange::delay).contains(2L);
    Header both = header(item(EngineId.GRANDPA, scheduled(2)), item(EngineId.GRANDPA, forced));
    assertThat(GrandpaDigests.change(BLOCK, both)).map(PendingChange::delay).contains(9L);
    assertThat(GrandpaDigests.change(BLOCK, header())).isEmpty();
  }

  @Test
  void whatIsNotKnownIsPassedOver() {
    byte[] longer = Arrays.copyOf(scheduled(5), scheduled(5).length + 3);
    Header header =
        header(
            item(EngineId.GRANDPA, new byte[] {77, 1, 2}),
            item(EngineId.GRANDPA, new byte[0]),
            item(EngineId.GRANDPA, longer));
    assertThat(GrandpaDigests.change(BLOCK, header)).map(PendingChange::delay).contains(5L);
  }
}
