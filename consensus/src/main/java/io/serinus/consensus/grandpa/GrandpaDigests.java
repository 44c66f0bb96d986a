package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.consensus.DigestData;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.GrandpaConsensusLog;
import io.serinus.primitives.consensus.ScheduledChange;
import io.serinus.scale.Bytes;
import java.util.Optional;

/** Reads GRANDPA's items of a header's digest. */
public final class GrandpaDigests {
  private GrandpaDigests() {}

  /**
   * The change of authorities that a block announces: the first forced one, else the first standard
   * one. (What else there is to announce, pauses, disabled voters and what later runtimes may have,
   * nodes pass over as the reference does.)
   *
   * @param block the header's block
   */
  public static Optional<PendingChange> change(BlockRef block, Header header) {
    Optional<PendingChange> standard = Optional.empty();
    for (DigestItem item : header.digest().logs()) {
      if (!(item instanceof DigestItem.Consensus(EngineId engine, Bytes data))
          || !engine.equals(EngineId.GRANDPA)) {
        continue;
      }
      GrandpaConsensusLog log = DigestData.read(GrandpaConsensusLog.CODEC, data).orElse(null);
      if (log instanceof GrandpaConsensusLog.Forced(long median, ScheduledChange change)) {
        return Optional.of(
            new PendingChange(
                change.nextAuthorities(), change.delay(), block, Optional.of(median)));
      }
      if (log instanceof GrandpaConsensusLog.Scheduled(ScheduledChange change)
          && standard.isEmpty()) {
        standard =
            Optional.of(
                new PendingChange(
                    change.nextAuthorities(), change.delay(), block, Optional.empty()));
      }
    }
    return standard;
  }
}
